using ComplianceGrains.Workflows.Customers;
using ComplianceGrains.Workflows.Customers.Events;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Exceptions;
using ComplianceGrains.Workflows.Exceptions.Events;
using ComplianceGrains.Workflows.Exports.Events;
using ComplianceGrains.Workflows.Kinds;
using ComplianceGrains.Workflows.Lists;
using ComplianceGrains.Workflows.Lists.Events;
using ComplianceGrains.Workflows.Schemas;
using ComplianceGrains.Workflows.Tests.Building;
using NodaTime;

namespace ComplianceGrains.Workflows.Tests.Kinds;

/// <summary>What an earlier version of the program wrote reads as an event of today, and still folds.</summary>
public class EarlierFormsTests
{
    private static readonly Basis Any = new("opened", null, [], A.Monday, ["EU"], CitedRules.None, "prn-system", "system");
    private static readonly List<RecordKind> All = [.. Modules.All.Kinds.OfType<RecordKind>()];

    public static TheoryData<string> Names => [.. All.Where(kind => kind.IsEarlier).Select(kind => kind.Name)];

    /// <summary>Those that somebody reads whole, a person's own values among them, by today's schema.</summary>
    public static TheoryData<Type> ReadWhole => [typeof(ApplicationReceived), typeof(ExceptionOpened)];

    [Fact]
    public void An_exception_opened_before_subjects_had_owners_is_its_subject_s_own()
    {
        var opened = AsWrittenAs("exception.opened/1", new ExceptionOpened("possible-match", "customer", "c-1", "EU", [new Rung("analyst", A.Monday)], "text", [], null, "customer/other"));
        Assert.Equal("customer/c-1", ExceptionCase.Evolve(null, Any, opened).Person);
    }

    [Fact]
    public void A_list_version_recorded_before_there_were_sources_came_when_it_was_accepted_from_nobody_known()
    {
        var accepted = AsWrittenAs("list.version-accepted/1", new ListVersionAccepted(A.List, 1, "sha256:a", [], 1, 1, 1, 0, 0, null, "somebody", A.Monday + Duration.FromDays(9)));
        var list = ScreeningList.Evolve(null, Any, accepted);
        Assert.Equal((null, A.Monday, "sha256:a"), (list.InForce.Source, list.InForce.FetchedAt, list.InForce.Digest));
    }

    [Theory]
    [InlineData("list.rescreening-progressed/1", 0, null)]
    [InlineData("list.rescreening-progressed/2", 3, null)]
    [InlineData("list.rescreening-progressed/3", 3, "an engine")]
    public void A_rescreening_recorded_earlier_counts_what_was_counted_then_and_went_to_the_end_of_its_entries(string kind, long wallets, string? engine)
    {
        var list = ScreeningList.Evolve(null, Any, new ListVersionAccepted(A.List, 1, "sha256:a", [], 1, 1, 1, 0, 0, null, null, A.Monday));
        var after = ScreeningList.Evolve(list, Any, AsWrittenAs(kind, new RescreeningProgressed(A.List, "sha256:a", 1, 1, "half way", 14, 3, 2, true, "an engine")));
        Assert.Equal((14, wallets, 2, true, null, engine), (after.Rescreened, after.Wallets, after.PossibleHits, after.RescreeningDone, after.After, after.Engine));
    }

    [Theory]
    [InlineData("export.registered/1", 0)]
    [InlineData("export.registered/2", 1)]
    public void An_export_asked_for_earlier_was_a_supervisor_s_and_of_everything(string kind, int held)
    {
        var read = (ExportRegistered)AsWrittenAs(kind, new ExportRegistered("EU", A.Monday, A.Monday, "who", "why", "by what", [7], "auditor", ["DE"], ["a kind"], ["an actor"], "inq-1"));
        Assert.Equal((held, "supervisor", 0, null, null, null), (read.HeldSizes.Count, read.RecipientKind, read.FurtherJurisdictions.Count, read.Kinds, read.Actors, read.Inquiry));
    }

    [Fact]
    public void An_application_received_before_a_gender_could_be_given_begins_the_same_customer()
    {
        var today = ApplicationReceived.Of("demo", "EU", [], A.Person with { Gender = "female" });
        var first = (ApplicationReceived)AsWrittenAs("customer.application-received/1", today);

        Assert.Equal((today with { Gender = null }).ToPerson().FullName, first.ToPerson().FullName);
        Assert.Null(first.Gender);
        var (before, now) = (Customer.Evolve(null, Any, first), Customer.Evolve(null, Any, today));
        Assert.Equal((now.Status, now.BookingEntity, now.BookingJurisdiction), (before.Status, before.BookingEntity, before.BookingJurisdiction));
    }

    [Theory]
    [MemberData(nameof(ReadWhole))]
    public void The_sealed_values_of_an_earlier_form_open_as_today_s__only_the_last_are_missing(Type record)
    {
        var now = All.Single(kind => kind.Type == record && !kind.IsEarlier).Schema;

        foreach (var earlier in All.Where(kind => kind.Type == record && kind.IsEarlier).Select(kind => kind.Schema))
            foreach (var cid in earlier.Compartments)
                Assert.Equal(earlier.FieldsOf(cid), now.FieldsOf(cid).Take(earlier.FieldsOf(cid).Count));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_is_written_in_an_earlier_form(string name)
    {
        var earlier = All.Single(kind => kind.Name == name);
        var module = Modules.All.Of(name[..name.IndexOf('.', StringComparison.Ordinal)])!;
        Assert.True(string.CompareOrdinal(module.KindOf(earlier.Type).Name, name) > 0, $"{name} is not earlier than {module.KindOf(earlier.Type).Name}");
    }

    [Fact]
    public void An_earlier_form_without_a_field_that_there_is_not_is_refused() =>
        Assert.Contains("is said to be without a field", Assert.Throws<ArgumentException>(() => RecordKind.Of<Misspelt>()).Message, StringComparison.Ordinal);

    /// <summary>The event as it is read back from a record of an earlier kind.</summary>
    private static object AsWrittenAs(string kind, object today)
    {
        var earlier = All.Single(each => each.Name == kind);
        var names = earlier.Schema.Fields.Select(field => field.Name).ToHashSet(StringComparer.Ordinal);
        return earlier.FromFields(null, Any.ToFields().Concat(earlier.ToFields(today)).Where(field => names.Contains(field.Key)).ToDictionary(StringComparer.Ordinal));
    }

    [Kind("made-up.misspelt/2", Audience.Staff, RecordClass.Programme)]
    [EarlierKind("made-up.misspelt/1", "colour")]
    private sealed record Misspelt(string Color);
}
