using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Wallets;
using ComplianceGrains.Jurisdictions.Scenarios;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Customers;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Scenarios;
using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Wallets.Events;
using NodaTime;

namespace ComplianceGrains.Workflows.Wallets;

/// <summary>Wallets in stories: one of the story's customer.</summary>
public sealed class WalletStory : SubjectStoryPart<Wallet, WalletFacts>
{
    private WalletStory()
        : base(WalletWorkflow.Instance)
    {
    }

    /// <summary>The one.</summary>
    public static WalletStory Instance { get; } = new();

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, StoryWord> Words { get; } = new Dictionary<string, StoryWord>(StringComparer.Ordinal)
    {
        ["request"] = Asks(Roles.ProductService, Request),
        ["prove"] = Asks(Roles.ProductService, step => step.Only(
            new RecordOwnershipProof(step.Text("method"), step.Text("result"), step.OptionalText("provider"), step.OptionalText("reference"), step.Time("occurredAt")),
            "method", "result", "provider", "reference", "occurredAt")),
        ["approve"] = Asks(Roles.Analyst, step => step.Only(new DecideWalletStep(step.Text("step"), step.IsApproval(), step.Reason()), "step", "decision", "reason")) with { Fits = step => step.Arguments.ContainsKey("step") },
        ["review"] = Asks(Roles.ProductService, step => step.Only(new RequestWalletReview(step.Reason()), "reason")),
        ["revoke"] = Asks(Roles.ProductService, step => step.Only(new RevokeWallet(step.Reason()), "reason")),
    };

    /// <inheritdoc/>
    public override (WalletFacts? Facts, Verdict? Instead) Gather(StoryWorld world, ActorId id, Wallet? state, Message message)
    {
        var asked = message is Message.Asked { Command: RequestWalletApproval request } ? (request.Chain, request.Address)
            : world.LatestOf<WalletRequested>(id) is { } requested ? (requested.Chain!, requested.Address!)
            : ((string Chain, string Address)?)null;
        if (world.StateOf(CustomerStory.Instance.Subject) is not Customer customer || asked is not { } at)
            return (null, message is Message.Asked ? Verdict.Refuse(Refusal.NotFound("There is no such wallet approval, or no customer whose it could be.")) : Verdict.None);
        var facts = FactsOf(world.Facts, id, state, BoundOf(state, customer.Bound, message), customer.Outcome is CustomerOutcome.Refused or CustomerOutcome.Exited, at, message);
        return (message is Message.Asked { Command: RequestWalletReview } ? facts with { Deciders = DecidersOf(world, world.HistoryOf(id)) } : facts, null);
    }

    /// <summary>Only who asks for a wallet again is bound as the customer is now.</summary>
    private static IReadOnlyList<string> BoundOf(Wallet? wallet, IReadOnlyList<string> customer, Message message) =>
        wallet is null || (wallet.IsTerminal && message is Message.Asked { Command: RequestWalletApproval }) ? customer : wallet.Bound;

    /// <summary>What a decision about a wallet stands on where everything is in memory.</summary>
    /// <param name="facts">Packs and lists.</param>
    /// <param name="id">The wallet.</param>
    /// <param name="wallet">The state; null before the request.</param>
    /// <param name="bound">The jurisdictions that bind it.</param>
    /// <param name="customerEnded">Whether its customer's relationship is over.</param>
    /// <param name="at">Which chain and address.</param>
    /// <param name="message">What happens.</param>
    public static WalletFacts FactsOf(InMemoryFacts facts, ActorId id, Wallet? wallet, IReadOnlyList<string> bound, bool customerEnded, (string Chain, string Address) at, Message message)
    {
        var rules = facts.Packs.Rules(bound, message.At);
        var asked = facts.Ask(wallet is { IsTerminal: true } || WalletScreening.IsLookedAtAgain(message) ? null : wallet, WalletScreening.QuestionOf(at.Chain, at.Address, rules)!, null, message.At);
        return new WalletFacts(message.At, message.By, bound, rules, customerEnded, asked, new ExceptionIds(id, InMemoryFacts.Key));
    }

    /// <inheritdoc/>
    protected override IEnumerable<KeyValuePair<string, Answer>> SeeOwn(Wallet? subject) =>
        [new("status", Answer.Of(subject?.Status)), new("usableFrom", Time(subject?.UsableFrom)), new("expires", Time(subject?.Expires)), new("lookAgain", Time(subject?.LookAgain))];

    private static StoryWord Asks(string usually, Func<StoryStep, WalletCommand> command) => new(usually, (_, step) => (Instance.Subject, command(step)));

    private static RequestWalletApproval Request(StoryStep step)
    {
        step.Only(0, "chain", "address", "selfHosted");
        var intake = WalletIntake.Read(step.Text("chain"), step.Text("address"));
        return intake.Address is { } address
            ? new RequestWalletApproval(CustomerStory.Instance.Subject.Key, step.Text("chain"), address.Text, step.OptionalText("selfHosted") is not ("false" or "False"))
            : throw new StoryException(step, $"{intake.Refusal!.Title} {string.Join(' ', intake.Refusal.Errors.Select(error => error.Message))}");
    }

    private static Answer Time(Instant? time) => time is { } at ? Answer.Of(at) : Answer.Of((string?)null);
}
