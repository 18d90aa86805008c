package io.github.membudget.bench.library;

import io.github.membudget.bench.library.loan.LendingRules;
import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** A lending library. */
@SpringBootApplication
@EnableConfigurationProperties(LendingRules.class)
public class LibraryApplication {
    public static void main(String[] arguments) {
        SpringApplication.run(LibraryApplication.class, arguments);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
