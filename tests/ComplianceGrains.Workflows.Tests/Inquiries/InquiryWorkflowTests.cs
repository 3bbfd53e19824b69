using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Exports;
using ComplianceGrains.Contracts.Inquiries;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Exceptions.Events;
using ComplianceGrains.Workflows.Exports;
using ComplianceGrains.Workflows.Exports.Events;
using ComplianceGrains.Workflows.Inquiries;
using ComplianceGrains.Workflows.Inquiries.Events;
using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Tests.Building;
using NodaTime;

namespace ComplianceGrains.Workflows.Tests.Inquiries;

/// <summary>What an authority asks is due, late when it is late, and answered by what was given to it and nothing else.</summary>
public class InquiryWorkflowTests
{
    private static readonly RecordInquiry Received = new(
        "EU", "AZ 4-2026", "The supervisor", "All refused wallets", A.Monday - Duration.FromDays(40), A.Monday - Duration.FromDays(10), A.Monday - Duration.FromDays(1), A.Monday + Duration.FromDays(14));

    private static readonly CloseInquiry Answer = new(InquiryOutcomes.Answered, ["exp-1"], "the package", A.Monday);

    private static readonly NamedExport Given = new(true, "sha256:a", true);

    private static Inquiry Open => After(null, Decide(null, Received));

    [Fact]
    public void It_is_due_when_the_authority_said_and_owned_by_the_reporting_officer()
    {
        var row = Assert.Single(InquiryWorkflow.Instance.Agenda(Open));

        Assert.Equal((InquiryWorkflow.AnswerKey, Received.DueAt, Roles.Mlro, "open"), (row.Key, row.Due, row.OwnerRole, Open.Status));
        Assert.Equal((false, true), (Open.IsLate(Received.DueAt), Open.IsLate(Received.DueAt + Duration.FromMilliseconds(1))));
    }

    [Fact]
    public void It_is_said_every_week_that_it_is_overdue_until_it_is_closed()
    {
        var (due, inquiry) = (Received.DueAt, Open);
        Assert.Same(Verdict.None, Due(inquiry, due - Duration.FromMilliseconds(1)));

        var said = Assert.IsType<Verdict.Accepted>(Due(inquiry, due));
        Assert.Equal(["overdue", "raised"], said.Decisions.Select(decision => decision.Basis.Outcome));
        inquiry = After(inquiry, said);
        Assert.Equal(("overdue", due + Duration.FromDays(7)), (inquiry.Status, Assert.Single(InquiryWorkflow.Instance.Agenda(inquiry)).Due));
        Assert.Same(Verdict.None, Due(inquiry, due));
        inquiry = After(inquiry, Due(inquiry, due + Duration.FromDays(7)));
        Assert.Equal(due + Duration.FromDays(14), inquiry.NextDue);
        // Recorded long after its time, or found long after by a host that was down: said once, and not for every week that is past.
        var found = After(Open, Due(Open, due + Duration.FromDays(100)));
        Assert.Same(Verdict.None, Due(found, due + Duration.FromDays(100)));
        Assert.Equal(due + Duration.FromDays(107), found.NextDue);

        var late = Assert.IsType<Verdict.Accepted>(Decide(inquiry, Answer with { GivenAt = due + Duration.FromDays(8) }, due + Duration.FromDays(9), Given));
        Assert.Equal("closed-late", late.Decisions[0].Basis.Outcome);
        Assert.True(After(inquiry, late).IsLate(due));
        Assert.Empty(InquiryWorkflow.Instance.Agenda(After(inquiry, late)));
    }

    [Fact]
    public void Once_late_it_is_in_somebodys_queue_until_it_is_closed()
    {
        var due = Received.DueAt;
        var said = Assert.IsType<Verdict.Accepted>(Due(Open, due));
        var raised = Assert.IsType<ExceptionRaised>(said.Decisions[1].Happened);
        Assert.Equal(new EffectIntent(1, $"exception/{raised.ExceptionId}", EffectKinds.OpenException), Assert.Single(said.Effects));
        Assert.Equal("deadline-missed", raised.ExceptionKind);
        Assert.DoesNotContain(Received.Reference, raised.Text, StringComparison.Ordinal);

        // Open already, it is not raised again: the queue says when it is whose turn.
        var late = After(Open, said);
        Assert.Single(Assert.IsType<Verdict.Accepted>(Due(late, due + Duration.FromDays(7))).Decisions);

        // People who end it do not end the inquiry: the next week it comes again, as another one.
        var answered = After(late, Told(late, raised.ExceptionId));
        Assert.Null(answered.Case);
        Assert.Same(Verdict.None, Told(answered, raised.ExceptionId));
        var again = Assert.IsType<ExceptionRaised>(Assert.IsType<Verdict.Accepted>(Due(answered, due + Duration.FromDays(7))).Decisions[1].Happened);
        Assert.NotEqual(raised.ExceptionId, again.ExceptionId);

        var closed = Assert.IsType<Verdict.Accepted>(Decide(late, Answer with { GivenAt = due + Duration.FromDays(1) }, due + Duration.FromDays(2), Given));
        Assert.Equal(new ExceptionWithdrawn(raised.ExceptionId, "deadline-missed"), closed.Decisions[1].Happened);
        Assert.Equal(new EffectIntent(1, $"exception/{raised.ExceptionId}", EffectKinds.ResolveException), Assert.Single(closed.Effects));
        Assert.Equal(("closed", null), (After(late, closed).Status, After(late, closed).Case));

        static Verdict Told(Inquiry inquiry, string exception) => InquiryWorkflow.Instance.Decide(
            inquiry, new Message.Told(Received.DueAt, new ActorId("exception", exception), new Decision(Basis.OfLifecycle(Received.DueAt), new ExceptionClosed("no-action")), default), new InquiryFacts([], Ids));
    }

    [Fact]
    public void It_closes_with_the_packages_that_were_given_and_when()
    {
        var closed = After(Open, Decide(Open, Answer, given: Given));

        Assert.Equal("closed", closed.Status);
        Assert.Equal((InquiryOutcomes.Answered, "sha256:a", A.Monday), (closed.Closing!.Ending, Assert.Single(closed.Closing.Packages), closed.Closing.GivenAt));
        Assert.False(closed.IsLate(Received.DueAt + Duration.FromDays(99)));
        Assert.Equal(409, Refused(Decide(closed, Answer, given: Given)).Status);
    }

    [Fact]
    public void What_was_withdrawn_is_never_late()
    {
        var withdrawn = After(Open, Decide(Open, Answer with { Outcome = InquiryOutcomes.Withdrawn, Exports = [], GivenAt = Received.DueAt + Duration.FromDays(1) }, Received.DueAt + Duration.FromDays(2)));
        Assert.Equal(("closed", false), (withdrawn.Status, withdrawn.IsLate(Received.DueAt + Duration.FromDays(3))));
    }

    [Theory]
    [InlineData("unknown")]
    [InlineData("for-something-else")]
    [InlineData("not-ready")]
    [InlineData("not-given")]
    public void Nothing_but_what_was_given_for_it_answers_it(string code)
    {
        var export = code switch
        {
            "unknown" => null,
            "for-something-else" => Given with { IsForThis = false },
            "not-ready" => Given with { Package = null },
            _ => Given with { WasFetched = false },
        };

        var error = Assert.Single(Refused(Decide(Open, Answer with { Exports = ["exp-0", "exp-1"] }, given: [Given, export])).Errors);
        Assert.Equal(("/exports/1", code), (error.Pointer, error.Code));
    }

    [Fact]
    public void Exports_and_the_outcome_must_say_the_same()
    {
        Assert.Equal("required", Assert.Single(Refused(Decide(Open, Answer with { Exports = [] })).Errors).Code);
        Assert.Equal("not-expected", Assert.Single(Refused(Decide(Open, Answer with { Outcome = InquiryOutcomes.AnsweredOtherwise }, given: Given)).Errors).Code);
        Assert.Equal("/givenAt", Assert.Single(Refused(Decide(Open, Answer with { GivenAt = A.Monday + Duration.FromMilliseconds(1) }, given: Given)).Errors).Pointer);
        Assert.Equal("/givenAt", Assert.Single(Refused(Decide(Open, Answer with { GivenAt = Received.ReceivedAt - Duration.FromMilliseconds(1) }, given: Given)).Errors).Pointer);
    }

    [Fact]
    public void What_cannot_have_been_asked_is_refused()
    {
        Assert.Equal("/receivedAt", Pointer(Received with { ReceivedAt = A.Monday + Duration.FromMilliseconds(1) }));
        Assert.Equal("/dueAt", Pointer(Received with { DueAt = Received.ReceivedAt }));
        Assert.Equal("/from", Pointer(Received with { From = Received.To }));
        Assert.Equal(409, Refused(Decide(Open, Received)).Status);
        Assert.Equal(404, Refused(Decide(null, Answer)).Status);

        static string Pointer(RecordInquiry inquiry) => Assert.Single(Refused(Decide(null, inquiry)).Errors).Pointer;
    }

    [Fact]
    public void An_export_names_the_inquiry_that_it_is_to_answer_if_that_is_open_and_of_its_jurisdictions()
    {
        var request = new RequestExport("EU", A.Monday - Duration.FromDays(30), A.Monday, "The supervisor", "inspection", "Art. 1", [], Inquiry: "inq-1");

        Assert.Equal("inq-1", Assert.IsType<ExportRegistered>(Assert.IsType<Verdict.Accepted>(Ask(new AnsweredInquiry("EU", true))).Decisions[0].Happened).Inquiry);
        Assert.Equal("unknown", Assert.Single(Refused(Ask(null)).Errors).Code);
        Assert.Equal("closed", Assert.Single(Refused(Ask(new AnsweredInquiry("EU", false))).Errors).Code);
        Assert.Equal("elsewhere", Assert.Single(Refused(Ask(new AnsweredInquiry("DE", true))).Errors).Code);

        Verdict Ask(AnsweredInquiry? inquiry) => ExportWorkflow.Instance.Asked(
            null, request, People.Mlro(), A.Monday, new ExportFacts("exp-1", Repository.Library.Rules(["EU"], A.Monday), null, Inquiry: inquiry));
    }

    [Fact]
    public void No_package_tells_what_authorities_asked()
    {
        var kinds = InquiryWorkflow.Instance.Kinds.Select(kind => kind.Schema).ToList();
        var closed = RecipientProfile.Of("supervisor", ["EU"], Repository.Library.Rules(["EU"], A.Monday), kinds).Closed;

        Assert.All(
            kinds.SelectMany(kind => kind.Fields.Where(field => field.Compartment == "x").Select(field => (kind.Kind, field.Name))),
            field => Assert.Contains(closed, one => (one.Kind, one.Field) == field));
        Assert.Contains(closed, one => one is { Kind: "inquiry.received/1", Field: "question" });
    }

    private static ExceptionIds Ids => A.ExceptionIds(new("inquiry", "inq-1"));

    private static Verdict Decide(Inquiry? inquiry, InquiryCommand command, Instant? at = null, params NamedExport?[] given) =>
        InquiryWorkflow.Instance.Asked(inquiry, command, People.Mlro(), at ?? A.Monday, new InquiryFacts(given, Ids));

    private static Verdict Due(Inquiry inquiry, Instant at) => InquiryWorkflow.Instance.Due(inquiry, InquiryWorkflow.AnswerKey, at, new InquiryFacts([], Ids));

    private static Inquiry After(Inquiry? inquiry, Verdict verdict) => InquiryWorkflow.Instance.After(inquiry, verdict);

    private static Refusal Refused(Verdict verdict) => Assert.IsType<Verdict.Refused>(verdict).Refusal;
}
