using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Readings;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Readings;
using ComplianceGrains.Workflows.Readings.Events;
using ComplianceGrains.Workflows.Tests.Building;
using NodaTime;

namespace ComplianceGrains.Workflows.Tests.Customers;

/// <summary>Every opening of somebody's own values is written down, and nobody opens what is not theirs to open.</summary>
public class ReadingTests
{
    private static readonly ActorId Id = new("readings", "customer/subject");
    private static readonly OpenFields Work = new(Purposes.Exception, "exc-1", ["fullName", "taxNumber"], null);

    [Fact]
    public void The_same_again_within_the_hour_is_the_same_reading_and_anything_else_is_another()
    {
        var log = Opened(null, Work, A.Monday)!;
        Assert.Null(Opened(log, Work, A.Monday + Duration.FromMinutes(59)));
        Assert.Null(Opened(log, Work with { Fields = ["taxNumber"] }, A.Monday));
        Assert.NotNull(Opened(log, Work with { Fields = ["taxNumber", "email"] }, A.Monday));
        Assert.NotNull(Opened(log, Work with { Case = "exc-2" }, A.Monday));
        Assert.NotNull(Opened(log, Work with { Purpose = Purposes.CustomerDueDiligence }, A.Monday));
        Assert.NotNull(Opened(log, Work, A.Monday, People.Analyst(2)));
        Assert.NotNull(Opened(log, Work, A.Monday + Duration.FromHours(1)));
        // What was opened in parts was opened.
        Assert.Null(Opened(Opened(log, Work with { Fields = ["email"] }, A.Monday), Work with { Fields = ["email", "fullName"] }, A.Monday));
    }

    [Fact]
    public void A_service_an_auditor_without_a_reason_and_a_purpose_that_says_nothing_open_nothing()
    {
        Assert.Equal(403, Refused(Work, People.Service).Status);
        Assert.Equal(422, Refused(Work, new Principal("prn-auditor", Roles.Auditor, true, ["*"])).Status);
        Assert.Equal(422, Refused(Work with { Case = null }, People.Analyst()).Status);
        Assert.Equal(422, Refused(Work with { Purpose = Purposes.Authority }, People.Mlro()).Status);
        Assert.Equal(409, Refused(Work, People.Mlro(), gone: true).Status);
    }

    [Fact]
    public void What_people_wrote_about_somebody_is_read_for_a_purpose_that_says_why_and_about_nobody_there_is_nothing_to_record()
    {
        var provider = Opened(null, new OpenFields(Purposes.CounterpartyDueDiligence, null, [WrittenParts.Texts], null), A.Monday)!;
        Assert.Equal(("prn-analyst-1", "counterparty-due-diligence"), (provider.Recent[0].Principal, provider.Recent[0].Purpose));
        Assert.NotNull(Opened(null, new OpenFields(Purposes.Exception, "exc-1", [WrittenParts.Texts], null), A.Monday));
        // Why a rule is silent is another reading than what was written when something was asked for.
        var texts = new OpenFields(Purposes.CustomerDueDiligence, null, [WrittenParts.Texts], null);
        Assert.NotNull(Opened(Opened(null, texts, A.Monday), texts with { Fields = [WrittenParts.Suppressions] }, A.Monday));
        Assert.DoesNotContain(Purposes.CounterpartyDueDiligence, Purposes.All);
        Assert.Equal((true, true, false), (WrittenParts.AreAboutSomebody("customer/c-1"), WrittenParts.AreAboutSomebody("counterparty/p-1"), WrittenParts.AreAboutSomebody("inquiry/i-1")));
    }

    [Fact]
    public void Once_only_the_law_keeps_the_records_those_alone_open_them_who_answer_for_that()
    {
        Assert.Equal(403, Refused(Work, People.Analyst(), restricted: true).Status);
        Assert.Equal(403, Refused(Work, People.Senior, restricted: true).Status);
        Assert.IsType<Verdict.Accepted>(Decide(null, Work, A.Monday, People.Mlro(), restricted: true));
    }

    [Fact]
    public void Readings_are_sealed_as_whom_they_are_about_and_end_with_them()
    {
        var log = Opened(null, Work, A.Monday)!;
        var end = ReadingWorkflow.Instance.End(log, A.Monday)!;
        var over = ReadingWorkflow.Instance.Evolve(null, end);
        Assert.Equal(new ActorId("customer", "subject"), ReadingWorkflow.Instance.Bind(Id, log, new Decision(end.Basis, new FieldsOpened("audit", null, [], null))).Keys);
        Assert.Equal(new ActorId("retention", "EU"), ReadingWorkflow.Instance.Bind(Id, over, end).Keys);
        Assert.Null(ReadingWorkflow.Instance.End(over, A.Monday));
        Assert.Equal(409, Assert.IsType<Verdict.Refused>(Decide(over, Work, A.Monday, People.Mlro())).Refusal.Status);
    }

    private static ReadingLog? Opened(ReadingLog? log, OpenFields open, Instant at, Principal? by = null) => Decide(log, open, at, by ?? People.Analyst()) switch
    {
        Verdict.Accepted accepted => accepted.Decisions.Aggregate(log, ReadingWorkflow.Instance.Evolve),
        _ => null,
    };

    private static Refusal Refused(OpenFields open, Principal by, bool gone = false, bool restricted = false) => Assert.IsType<Verdict.Refused>(Decide(null, open, A.Monday, by, gone, restricted)).Refusal;

    private static Verdict Decide(ReadingLog? log, OpenFields open, Instant at, Principal by, bool gone = false, bool restricted = false) => ReadingWorkflow.Instance.Decide(
        log, new Message.Asked(at, by, open), new ReadingFacts(at, by, ["EU"], Repository.Library.Rules(["EU"], at), gone, restricted));
}
