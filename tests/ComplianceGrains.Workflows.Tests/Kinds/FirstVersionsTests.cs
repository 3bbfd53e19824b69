using ComplianceGrains.Workflows.Customers;
using ComplianceGrains.Workflows.Customers.Events;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Exceptions;
using ComplianceGrains.Workflows.Exceptions.Events;
using ComplianceGrains.Workflows.Lists;
using ComplianceGrains.Workflows.Lists.Events;
using ComplianceGrains.Workflows.Schemas;
using ComplianceGrains.Workflows.Tests.Building;

namespace ComplianceGrains.Workflows.Tests.Kinds;

/// <summary>Histories that an earlier version of the program wrote still fold.</summary>
public class FirstVersionsTests
{
    private static readonly Basis Any = new("opened", null, [], A.Monday, ["EU"], CitedRules.None, "prn-system", "system");

    [Fact]
    public void An_exception_opened_before_subjects_had_owners_is_its_subject_s_own()
    {
        var opened = new ExceptionOpenedFirst("possible-match", "customer", "c-1", "EU", [new Rung("analyst", A.Monday)], "text", [], null);
        Assert.Equal("customer/c-1", ExceptionCase.Evolve(null, Any, opened).Person);
    }

    [Fact]
    public void A_list_version_recorded_before_there_were_sources_came_when_it_was_accepted_from_nobody_known()
    {
        var list = ScreeningList.Evolve(null, Any, new ListVersionAcceptedFirst(A.List, 1, "sha256:a", [], 1, 1, 1, 0, 0, null));
        Assert.Equal((null, A.Monday, "sha256:a"), (list.InForce.Source, list.InForce.FetchedAt, list.InForce.Digest));
    }

    [Fact]
    public void A_rescreening_recorded_before_there_were_wallets_counts_none()
    {
        var list = ScreeningList.Evolve(null, Any, new ListVersionAccepted(A.List, 1, "sha256:a", [], 1, 1, 1, 0, 0, null, null, A.Monday));
        var after = ScreeningList.Evolve(list, Any, new RescreeningProgressedFirst(A.List, "sha256:a", 1, 1, 14, 2, true));
        Assert.Equal((14, 0, 2, true), (after.Rescreened, after.Wallets, after.PossibleHits, after.RescreeningDone));
    }

    [Fact]
    public void An_application_received_before_a_gender_could_be_given_begins_the_same_customer()
    {
        var today = ApplicationReceived.Of("demo", "EU", [], A.Person);
        var first = new ApplicationReceivedFirst(
            "demo", "EU", [], today.FullName, null, today.DateOfBirth, today.PlaceOfBirth, today.Nationalities, today.ResidentialAddress, null, null, null, null,
            null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);

        Assert.Equal(today.ToPerson(), first.Now().ToPerson());
        var (before, now) = (Customer.Evolve(null, Any, first), Customer.Evolve(null, Any, today));
        Assert.Equal((now.Status, now.BookingEntity, now.BookingJurisdiction), (before.Status, before.BookingEntity, before.BookingJurisdiction));
    }

    [Fact]
    public void The_sealed_values_of_a_first_application_open_as_today_s__only_the_gender_is_missing()
    {
        var (first, now) = (RecordKind.Of<ApplicationReceivedFirst>().Schema, RecordKind.Of<ApplicationReceived>().Schema);

        foreach (var cid in first.Compartments)
            Assert.Equal(first.FieldsOf(cid), now.FieldsOf(cid).Take(first.FieldsOf(cid).Count));
        Assert.Equal("gender", now.FieldsOf("p1")[^1].Name);
    }
}
