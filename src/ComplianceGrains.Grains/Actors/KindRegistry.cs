using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Lifecycle;
using ComplianceGrains.Workflows.Schemas;

namespace ComplianceGrains.Grains.Actors;

/// <summary>All kinds of decisions that this version reads; what it writes is today's form of each.</summary>
public sealed class KindRegistry
{
    private readonly Dictionary<string, DecisionKind> _byName;

    /// <summary>By the type of actor, then by the record's.</summary>
    private readonly Dictionary<string, Dictionary<Type, DecisionKind>>.AlternateLookup<ReadOnlySpan<char>> _byType;

    /// <summary>The kinds of some kinds of actors.</summary>
    public KindRegistry(ModuleSet modules)
    {
        Modules = modules;
        _byName = modules.SelectMany(module => module.Kinds).ToDictionary(kind => kind.Name, StringComparer.Ordinal);
        _byType = modules.ToDictionary(
            module => module.Type, module => module.Kinds.OfType<RecordKind>().Where(kind => !kind.IsEarlier).ToDictionary(kind => kind.Type, DecisionKind (kind) => kind), StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The kinds of all actors there are.</summary>
    public static KindRegistry Default { get; } = new(Workflows.Modules.All);

    /// <summary>The kinds of actors.</summary>
    public ModuleSet Modules { get; }

    /// <summary>In the order of their names.</summary>
    public IEnumerable<DecisionKind> All => _byName.Values.OrderBy(kind => kind.Name, StringComparer.Ordinal);

    /// <summary>Whether this version knows decisions of this kind.</summary>
    public bool IsKnown(string name) => _byName.ContainsKey(name);

    /// <summary>The kind of a name found in a history.</summary>
    /// <exception cref="InvalidOperationException">This version does not know it.</exception>
    public DecisionKind Named(string name) => _byName.TryGetValue(name, out var kind)
        ? kind
        : throw new InvalidOperationException($"This version does not know decisions of kind {name}; a newer one wrote this history.");

    /// <summary>The kind of an event about to be written by an actor.</summary>
    /// <param name="actor">Full identity.</param>
    /// <param name="happened">The event.</param>
    public DecisionKind Of(string actor, object happened) => happened is Published published ? Named(published.Kind) : Of(actor, happened.GetType());

    /// <summary>The kind of a record type as an actor writes it.</summary>
    /// <param name="actor">Full identity.</param>
    /// <param name="record">Its type.</param>
    public DecisionKind Of(string actor, Type record) => _byType[ActorId.TypeOf(actor)][record];
}
