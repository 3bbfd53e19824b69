using System.Collections;
using ComplianceGrains.Workflows.Schemas;

namespace ComplianceGrains.Workflows.Actors;

/// <summary>Some kinds of actors, over which everything iterates that treats all of them alike.</summary>
public sealed class ModuleSet(IReadOnlyList<Module> modules) : IReadOnlyList<Module>
{
    private readonly Dictionary<string, Module> _byType = modules.ToDictionary(module => module.Type, StringComparer.Ordinal);

    /// <inheritdoc/>
    public int Count => modules.Count;

    /// <summary>All kinds of decisions that they write, in the order of their names.</summary>
    public IReadOnlyList<DecisionKind> Kinds { get; } = [.. modules.SelectMany(module => module.Kinds).OrderBy(kind => kind.Name, StringComparer.Ordinal)];

    /// <summary>The kinds that are subjects: screened, blocked by exceptions, with steps that people do.</summary>
    public IEnumerable<Module> Subjects => modules.Where(module => module.IsSubject);

    /// <inheritdoc/>
    public Module this[int index] => modules[index];

    /// <summary>The module of a type of actor; null for one that is not among them.</summary>
    public Module? Of(string type) => _byType.GetValueOrDefault(type);

    /// <summary>The module of an actor; null for one that is not among them.</summary>
    /// <param name="actor">Full identity.</param>
    public Module? OfActor(string actor) => Of(ActorId.Parse(actor).Type);

    /// <inheritdoc/>
    public IEnumerator<Module> GetEnumerator() => modules.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
