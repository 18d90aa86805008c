// Maven reads .mvn/extensions.xml before anything could fill in a version.
def version = (new File(basedir, '../parent/pom.xml').text =~ /<membudgetVersion>(.*)</)[0][1]
def file = new File(basedir, '.mvn/extensions.xml')
file.parentFile.mkdirs()
file.text = """<extensions>
  <extension>
    <groupId>io.github.membudget</groupId>
    <artifactId>membudget-maven-plugin</artifactId>
    <version>${version}</version>
  </extension>
</extensions>
"""
return true
