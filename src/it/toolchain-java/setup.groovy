import java.nio.file.Files
import java.nio.file.Path

def real = Path.of(System.getProperty('java.home'))
def jdk = basedir.toPath().resolve('jdk')
Files.createDirectories(jdk.resolve('bin'))
Files.createSymbolicLink(jdk.resolve('lib'), real.resolve('lib'))
Files.createSymbolicLink(jdk.resolve('release'), real.resolve('release'))
Files.createSymbolicLink(jdk.resolve('bin/javac'), real.resolve('bin/javac'))
def java = jdk.resolve('bin/java').toFile()
java.text = "#!/bin/sh\nexec '${real}/bin/java' -Dlaunched.by=toolchain \"\$@\"\n"
java.setExecutable(true)
new File(basedir, 'toolchains.xml').text = """<toolchains>
  <toolchain>
    <type>jdk</type>
    <provides>
      <version>17</version>
      <vendor>behind-a-launcher</vendor>
    </provides>
    <configuration>
      <jdkHome>${jdk}</jdkHome>
    </configuration>
  </toolchain>
</toolchains>
"""
return true
