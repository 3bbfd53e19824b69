using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Suspicions;
using ComplianceGrains.Jurisdictions.Scenarios;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Customers;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Scenarios;

namespace ComplianceGrains.Workflows.Suspicions;

/// <summary>Suspicions in stories: one about the story's customer, or about whom the booking entity's rules alone bind.</summary>
public sealed class SuspicionStory : StoryPart<SuspicionCase, SuspicionFacts>
{
    private SuspicionStory()
        : base(SuspicionWorkflow.Instance)
    {
    }

    /// <summary>The one.</summary>
    public static SuspicionStory Instance { get; } = new();

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, StoryWord> Words { get; } = new Dictionary<string, StoryWord>(StringComparer.Ordinal)
    {
        ["suspect"] = Asks(Roles.Analyst, step => step.Only(
            new RaiseSuspicion(CustomerStory.Instance.Subject.Key, [], step.OptionalText("ground") ?? Grounds.Usual, step.Time("detectedAt"), step.Time("carriedOutAt"), step.Reason()),
            "ground", "detectedAt", "carriedOutAt", "reason")),
        ["assess"] = Asks(Roles.Mlro, step => step.Only(
            new AssessSuspicion(step.Text("conclusion"), step.OptionalText("ground"), step.Time("suspectedAt"), step.Reason()), "conclusion", "ground", "suspectedAt", "reason")),
        ["confirm-assessment"] = Asks($"{Roles.Mlro} 2", step => step.Only(new ReviewAssessment(step.IsApproval(), step.Reason()), "decision", "reason")),
        ["draft-report"] = Asks(Roles.Mlro, step => step.Only(new DraftReport(step.Text("report"), step.Text("text")), "report", "text")),
        ["file-report"] = Asks(Roles.Mlro, (world, step) => step.Only(
            new FileReport(step.Text("report"), null, null, step.Time("filedAt") ?? world.Now, step.OptionalText("reference")) { TransactionWaits = step.OptionalText("transactionWaits") is { } waits ? waits == "true" : null },
            "report", "filedAt", "reference", "transactionWaits")),
        ["authority-consents"] = Asks(Roles.Mlro, (world, step) => step.Only(new RecordConsent(step.Text("report"), step.Text("answer"), world.Now, step.Reason()), "report", "answer", "reason")),
        ["authority-answers"] = Asks(Roles.Mlro, (world, step) => step.Only(
            new RecordAnswer(step.Text("report"), step.Text("answer") == "acknowledged", world.Now, step.OptionalText("reference"), step.OptionalText("reason")), "report", "answer", "reference", "reason")),
        ["review-suspicion"] = Asks(Roles.Mlro, step => step.Only(new ReviewSuspicion(step.Text("result") == "continues", step.Reason()), "result", "reason")),
    };

    /// <inheritdoc/>
    public override (SuspicionFacts? Facts, Verdict? Instead) Gather(StoryWorld world, ActorId id, SuspicionCase? state, Message message)
    {
        var bound = state?.Bound ?? (world.StateOf(CustomerStory.Instance.Subject) as Customer)?.Bound ?? [world.Booking];
        return (new SuspicionFacts(message.At, message.By, bound, world.Facts.Packs.Rules(bound, message.At)), null);
    }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, Answer> See(StoryWorld world)
    {
        var suspicion = Seen(world);
        return new Dictionary<string, Answer>(StringComparer.Ordinal)
        {
            ["status"] = Answer.Of(suspicion?.Status),
            ["conclusion"] = Answer.Of(suspicion?.Conclusion),
            ["jurisdictions"] = Answer.Of(suspicion?.Bound ?? []),
            ["reports"] = Answer.Of((suspicion?.Reports ?? []).Select(report => $"{report.Owed.Jurisdiction} {report.Owed.Kind} {report.Status}")),
            ["due"] = suspicion?.Reports.Where(report => report.IsOpen).Min(report => report.Owed.Due) is { } due ? Answer.Of(due) : Answer.Of((string?)null),
            ["consent"] = Answer.Of(suspicion?.Reports.Select(report => report.Consent).FirstOrDefault(consent => consent is not null)),
            ["consentUntil"] = suspicion?.Reports.Select(report => report.ConsentUntil).FirstOrDefault(until => until is not null) is { } until ? Answer.Of(until) : Answer.Of((string?)null),
            ["reviewDue"] = suspicion?.ReviewDue is { } review ? Answer.Of(review) : Answer.Of((string?)null),
            ["late"] = Answer.Of((suspicion?.Reports ?? []).Where(report => report.RemindAt is not null).Select(report => report.Number)),
        };
    }

    private static StoryWord Asks(string usually, Func<StoryStep, SuspicionCommand> command) => Asks(usually, (_, step) => command(step));

    private static StoryWord Asks(string usually, Func<StoryWorld, StoryStep, SuspicionCommand> command) => new(usually, (world, step) => (Instance.Subject, command(world, step)));
}
