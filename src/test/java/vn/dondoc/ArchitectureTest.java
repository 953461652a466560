package vn.dondoc;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.springframework.beans.factory.annotation.Autowired;

/** The walls of the house. A rule over nothing fails (archunit.properties). */
@AnalyzeClasses(packages = "vn.dondoc", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule onlyTheProcessPackageKnowsTheEngine = noClasses()
            .that()
            .resideOutsideOfPackage("vn.dondoc.process..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.camunda.bpm..");

    @ArchTest
    static final ArchRule onlyTheNotificationPackageKnowsConnect = noClasses()
            .that()
            .resideOutsideOfPackage("vn.dondoc.notification..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.camunda.connect..");

    @ArchTest
    static final ArchRule theDomainStandsOnTheJdkAlone = classes()
            .that()
            .resideInAnyPackage("vn.dondoc.directive..", "vn.dondoc.calendar..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "vn.dondoc.directive..", "vn.dondoc.calendar..");

    @ArchTest
    static final ArchRule theRegisterKnowsNobodyAboveIt = noClasses()
            .that()
            .resideInAPackage("vn.dondoc.register..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "vn.dondoc.work..",
                    "vn.dondoc.urging..",
                    "vn.dondoc.process..",
                    "vn.dondoc.web..",
                    "vn.dondoc.trial..");

    @ArchTest
    static final ArchRule workKnowsNeitherPagesNorTheEngine = noClasses()
            .that()
            .resideInAPackage("vn.dondoc.work..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("vn.dondoc.process..", "vn.dondoc.web..", "vn.dondoc.trial..");

    @ArchTest
    static final ArchRule nothingIsInjectedIntoFields = fields().should().notBeAnnotatedWith(Autowired.class);

    @ArchTest
    static final ArchRule nobodyReadsAnotherClock = noClasses()
            .should()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(Instant.class, "now");
}
