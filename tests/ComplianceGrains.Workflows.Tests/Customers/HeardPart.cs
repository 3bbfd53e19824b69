using ComplianceGrains.Jurisdictions.Scenarios;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Customers;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Scenarios;
using ComplianceGrains.Workflows.Transfers;

namespace ComplianceGrains.Workflows.Tests.Customers;

/// <summary>In the place of a customer's transfers: writes down how the customer stood each time that they were told something.</summary>
internal sealed class HeardPart(List<string> heard) : StoryPart<CustomerTransfers, TransfersFacts>(TransfersWorkflow.Instance)
{
    public override IReadOnlyDictionary<string, StoryWord> Words { get; } = new Dictionary<string, StoryWord>(StringComparer.Ordinal);

    /// <summary>All kinds of actors, with this one for transfers.</summary>
    public static IReadOnlyList<StoryPart> Among(List<string> heard) => [.. Modules.Stories.Where(part => part is not TransferStory), new HeardPart(heard)];

    public override IReadOnlyDictionary<string, Answer> See(StoryWorld world) => new Dictionary<string, Answer>(StringComparer.Ordinal);

    public override (TransfersFacts? Facts, Verdict? Instead) Gather(StoryWorld world, ActorId id, CustomerTransfers? state, Message message)
    {
        Assert.Equal("transfers/subject", id.ToString());
        heard.Add(((Customer)world.StateOf(Assert.IsType<Message.Told>(message).Source)!).Status);
        return (null, Verdict.None);
    }
}
