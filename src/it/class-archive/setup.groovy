import java.util.jar.JarOutputStream
import java.util.zip.ZipEntry

def jar = new File(basedir, 'lib/changing.jar')
jar.parentFile.mkdirs()
new JarOutputStream(jar.newOutputStream()).withCloseable {
    it.putNextEntry(new ZipEntry('lib/changing.txt'))
}
new File(basedir.parentFile.parentFile, 'class-archive-cache').deleteDir()
return true
