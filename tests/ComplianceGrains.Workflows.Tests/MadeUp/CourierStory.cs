using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Jurisdictions.Scenarios;
using ComplianceGrains.Screening;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Scenarios;
using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Tests.Building;

namespace ComplianceGrains.Workflows.Tests.MadeUp;

/// <summary>Couriers in stories: all that these need to know of them.</summary>
internal sealed class CourierStory() : SubjectStoryPart<Courier, CourierFacts>(CourierWorkflow.Instance)
{
    private static readonly IReadOnlyList<string> Bound = ["EU"];

    public static CourierStory Instance { get; } = new();

    public override IReadOnlyDictionary<string, StoryWord> Words { get; } = new Dictionary<string, StoryWord>(StringComparer.Ordinal)
    {
        ["engage"] = new(Roles.Mlro, (_, step) => (Instance.Subject, step.Only(new Engage(step.Text("name")), "name"))),
        ["dismiss"] = new(Roles.Mlro, (_, step) => (Instance.Subject, step.Only(new Dismiss(step.Reason()), "reason"))),
        ["approve"] = new(Roles.SeniorManagement, (_, step) => (Instance.Subject, step.Only(new DecideStep(step.Text("step"), step.IsApproval(), step.Reason()), "step", "decision", "reason")))
        {
            Fits = step => step.Arguments.ContainsKey("step"),
        },
    };

    public override (CourierFacts? Facts, Verdict? Instead) Gather(StoryWorld world, ActorId id, Courier? state, Message message)
    {
        if ((message is Message.Asked { Command: Engage engage } ? engage.Name : world.HistoryOf(id) is [{ Happened: Engaged engaged }, ..] ? engaged.Name : null) is not { } name)
            return (null, Verdict.Refuse(Refusal.NotFound("There is no such courier.")));
        var rules = world.Facts.Packs.Rules(Bound, message.At);
        var query = new ScreeningQuery([name], SubjectKind.NaturalPerson, null, [], [], rules.Screening.Lists.Value, rules.Screening.Threshold.Value, rules.Screening.Freshness.Value);
        return (new CourierFacts(message.At, message.By, Bound, rules, world.Facts.Ask(state, new Question.OfName(query), null, message.At), A.ExceptionIds(id)), null);
    }

    protected override IEnumerable<KeyValuePair<string, Answer>> SeeOwn(Courier? subject) => [];
}
