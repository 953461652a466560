package vn.dondoc;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Date;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The walls of the house. A rule over nothing fails (archunit.properties). */
@AnalyzeClasses(packages = "vn.dondoc", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final DescribedPredicate<JavaMethodCall> TODAY_OF_THE_MACHINE =
            new DescribedPredicate<>("now() without the office's clock") {
                @Override
                public boolean test(JavaMethodCall call) {
                    return call.getTarget().getName().equals("now")
                            && call.getTargetOwner().getPackageName().startsWith("java.time")
                            && call.getTarget().getRawParameterTypes().stream()
                                    .noneMatch(type -> type.isEquivalentTo(Clock.class));
                }
            };

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

    /** A stream of rows keeps its connection until somebody closes it. */
    @ArchTest
    static final ArchRule nobodyStreamsRows =
            noClasses().should().callMethod(JdbcClient.MappedQuerySpec.class, "stream");

    @ArchTest
    static final ArchRule nothingIsInjectedIntoFields = fields().should().notBeAnnotatedWith(Autowired.class);

    @ArchTest
    static final ArchRule delegatesAreKnownToTheirModelAlone =
            classes().that().implement(JavaDelegate.class).should().notBePublic();

    @ArchTest
    static final ArchRule nobodyReadsAnotherClock = noClasses()
            .that()
            .doNotHaveSimpleName("EngineClock")
            .should()
            .callMethodWhere(TODAY_OF_THE_MACHINE)
            .orShould()
            .callConstructor(Date.class)
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Clock.class, "system", ZoneId.class);

    @ArchTest
    static final ArchRule packagesDoNotGoInCircles =
            slices().matching("vn.dondoc.(*)..").should().beFreeOfCycles();
}
