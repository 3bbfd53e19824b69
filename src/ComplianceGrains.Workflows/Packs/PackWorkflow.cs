using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Evidence.Lifecycle;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Lifecycle;
using ComplianceGrains.Workflows.Schemas;

namespace ComplianceGrains.Workflows.Packs;

/// <summary>States in a jurisdiction's lifecycle log what this version writes and under which packs and keys: what of it is missing there.</summary>
public sealed class PackWorkflow : Workflow<PublishedSet, PublishFacts>
{
    private PackWorkflow()
    {
    }

    /// <summary>The one.</summary>
    public static PackWorkflow Instance { get; } = new();

    /// <inheritdoc/>
    public override string Type => "pack";

    /// <inheritdoc/>
    public override Verdict Decide(PublishedSet? state, Message message, PublishFacts facts) => (message, facts.Missing) switch
    {
        (Message.Asked { Command: Publish }, { Count: > 0 } missing) => new Verdict.Accepted(200, [.. missing.Select(entry => new Decision(
            new Basis("published", null, [], message.At, [facts.Jurisdiction], CitedRules.None, Principal.System.Id, Principal.System.Role), entry))], []),
        _ => Verdict.None,
    };

    /// <inheritdoc/>
    public override PublishedSet Evolve(PublishedSet? state, Decision decision)
    {
        var entry = (Published)decision.Happened;
        return (state ?? PublishedSet.Empty).With(Identity(entry), entry.Reference as LifecycleRef.SchemaPublished);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<AgendaRow> Agenda(PublishedSet state) => [];

    /// <inheritdoc/>
    public override Binding Bind(ActorId id, PublishedSet state, Decision decision) => new(id, BoundLog.Lifecycle);

    /// <summary>What makes an entry the same as one that stands there already.</summary>
    public static string Identity(Published entry) => entry.Reference switch
    {
        LifecycleRef.PackPublished pack => $"pack {pack.Pack.Pack}@{pack.Pack.Version} {pack.Pack.Digest}",
        _ => $"{entry.Kind} {entry.Reference.ToCanonical()}",
    };

    /// <summary>The kinds of the lifecycle logs, whoever writes them.</summary>
    protected override IEnumerable<DecisionKind> FindKinds() => PublishedKind.All;
}

/// <summary>Publishes what is missing. The platform's own command.</summary>
public sealed record Publish;

/// <summary>What publishing stands on.</summary>
/// <param name="Jurisdiction">Whose log.</param>
/// <param name="Missing">What does not stand there yet.</param>
public sealed record PublishFacts(string Jurisdiction, IReadOnlyList<Published> Missing);
