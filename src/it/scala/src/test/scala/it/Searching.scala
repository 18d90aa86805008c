package it

import java.nio.file.{Files, Paths, StandardOpenOption}
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Test

object Notes {
  def touched(mebibytes: Int): Array[Byte] = {
    val much = new Array[Byte](mebibytes << 20)
    java.util.Arrays.fill(much, 1.toByte)
    much
  }

  def note(test: String): Unit =
    Files.write(Paths.get("target/runs.txt"), s"$test\n".getBytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND)
}

class SearchTest {
  @Test def `keeps a large table`(): Unit = {
    Notes.note("large")
    assertEquals(1.toByte, Notes.touched(200)(5))
  }

  @Test def `may take more`(): Unit = {
    Notes.note("may take more")
    assertEquals(1.toByte, Notes.touched(100)(5))
  }

  @Test def ++(): Unit = Notes.note("plus")

  @Test def small(): Unit = Notes.note("small")
}

class OtherTest {
  @Test def other(): Unit = Notes.note("other")
}
