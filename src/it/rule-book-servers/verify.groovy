import io.github.membudget.it.Build

def build = new Build(basedir)
def report = build.report()

// Each cause was planted with the real library, in a class of its own.
def planted = [
    'grpc-server-open': 'GrpcServerTest',
    'vertx-open': 'VertxTest',
    'hazelcast-member-open': 'HazelcastTest',
    'ignite-node-open': 'IgniteTest',
    'artemis-broker-open': 'ArtemisTest',
    'activemq-broker-open': 'ActiveMqTest',
    'embedded-kafka-open': 'EmbeddedKafkaTest',
    'mongo-java-server-open': 'MongoServerTest',
    'ldap-server-open': 'LdapTest',
    'camel-context-open': 'CamelTest',
    'quartz-scheduler-open': 'QuartzTest',
    'zookeeper-server-open': 'ZooKeeperTest',
    'zookeeper-client-open': 'ZooKeeperClientTest',
    'mock-web-server-open': 'MockWebServerTest',
    'aws-client-open': 'AwsCrtTest',
    'grpc-channel-open': 'GrpcTest',
    'mongo-client-open': 'MongoClientTest',
    'elasticsearch-client-open': 'ElasticRestTest',
    'http-async-client-open': 'OpenSearchRestTest',
    'coroutine-dispatcher-open': 'CoroutineTest',
    'rocksdb-open': 'RocksDbTest',
    'zip-file-system-open': 'ZipFileSystemTest',
    'netty-ssl-context-kept': 'OpenSslContextTest',
    'netty-leak-records': 'LeakRecordsTest',
    'ssl-context-per-test': 'JdkSslContextTest'
]
if (new File('/usr/bin/chromedriver').exists() && new File('/usr/bin/chromium').exists()) {
    planted['webdriver-open'] = 'SeleniumTest'
}
def found = { module -> report.findings.findAll { it.where[0] == "module '$module'" as String } }
def missed = planted.findAll { rule, test ->
    !found('planted').any { it.id == rule && it.where.any { place -> place.contains("it.planted.$test") } }
}
assert missed.isEmpty()
assert ['planted', 'mended', 'closed'].collectMany { build.module(it).testCases }.findAll { it.status in ['failure', 'error', 'failed'] }.isEmpty()

// The same libraries, used as their rules advise, and one instance of some of them for the whole JVM. What their native code keeps for itself has no cause,
// and a broker maps its files.
def left = found('mended').findAll { it.severity != 'low' && !(it.id in ['beside-heap-grows', 'mapped-files-kept']) }
assert left.collect { it.id + ': ' + it.headline }.isEmpty()
assert found('mended').findAll { it.id in planted }.collect { it.id + ': ' + it.headline }.isEmpty()

// What is closed and kept all the same, by fields of these versions.
def closed = [
    'gRPC channels are shut down',
    'gRPC servers are shut down',
    'Vert.x instances are closed',
    'Ignite nodes are stopped',
    'Artemis brokers are stopped',
    'ActiveMQ brokers are stopped',
    'MongoServers in memory are shut down',
    'Camel contexts are stopped',
    'Quartz schedulers are shut down',
    'MongoClients are closed',
    'Elasticsearch and OpenSearch clients are closed',
    'Coroutine dispatchers with threads of their own are closed',
    'RocksDB databases are closed',
    'Zip file systems are closed'
]
assert closed.findAll { words -> !found('closed').any { it.id == 'closed-but-kept' && it.headline.startsWith(words + ', but still kept') } }.isEmpty()
assert found('closed').findAll { it.headline =~ ' are (never|not always) ' && !it.evidence.any { words -> words.contains('left behind') } }.collect { it.headline }.isEmpty()
true
