using ComplianceGrains.Workflows.Kinds;
using ComplianceGrains.Workflows.Lifecycle;

namespace ComplianceGrains.Grains.Actors;

/// <summary>All kinds of decisions that this version writes.</summary>
public sealed class KindRegistry
{
    private readonly Dictionary<string, DecisionKind> _byName;
    private readonly Dictionary<Type, DecisionKind> _byType;

    private KindRegistry(IReadOnlyCollection<DecisionKind> kinds)
    {
        _byName = kinds.ToDictionary(kind => kind.Name, StringComparer.Ordinal);
        _byType = kinds.OfType<RecordKind>().ToDictionary(kind => kind.Type, DecisionKind (kind) => kind);
    }

    /// <summary>Every record with <see cref="KindAttribute"/> in the workflows, and the kinds of lifecycle.</summary>
    public static KindRegistry Default { get; } = new([.. RecordKind.In(typeof(KindAttribute).Assembly), .. PublishedKind.All]);

    /// <summary>In the order of their names.</summary>
    public IEnumerable<DecisionKind> All => _byName.Values.OrderBy(kind => kind.Name, StringComparer.Ordinal);

    /// <summary>Whether this version knows decisions of this kind.</summary>
    public bool IsKnown(string name) => _byName.ContainsKey(name);

    /// <summary>The kind of a name found in a history.</summary>
    /// <exception cref="InvalidOperationException">This version does not know it.</exception>
    public DecisionKind Named(string name) => _byName.TryGetValue(name, out var kind)
        ? kind
        : throw new InvalidOperationException($"This version does not know decisions of kind {name}; a newer one wrote this history.");

    /// <summary>The kind of an event about to be written.</summary>
    public DecisionKind Of(object happened) => happened is Published published ? Named(published.Kind) : Of(happened.GetType());

    /// <summary>The kind of a record type.</summary>
    public DecisionKind Of(Type type) => _byType[type];
}
