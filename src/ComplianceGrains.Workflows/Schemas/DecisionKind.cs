using System.Text.Json;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Evidence.Kinds;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Kinds;

namespace ComplianceGrains.Workflows.Schemas;

/// <summary>
/// A kind of decision: the record that is the event, mapped to the fields of its schema and back. The sealed fields are
/// the event; there is no second serialisation beside them.
/// </summary>
/// <param name="schema">The published schema.</param>
public abstract class DecisionKind(KindSchema schema)
{
    private readonly Dictionary<string, int[]> _places = schema.Compartments.ToDictionary(
        cid => cid, cid => Enumerable.Range(0, schema.Fields.Count).Where(i => schema.Fields[i].Compartment == cid).ToArray(), StringComparer.Ordinal);

    /// <summary>The published schema.</summary>
    public KindSchema Schema { get; } = schema;

    /// <summary>Name and schema version.</summary>
    public string Name => Schema.Kind;

    /// <summary>Who may know that such a decision exists.</summary>
    public abstract Audience Shown { get; }

    /// <summary>The record class of all its compartments.</summary>
    public abstract string Kept { get; }

    /// <summary>Whether services see a decision of it only with a reason that they may know.</summary>
    public virtual bool OnlyWithAnOpenReason => false;

    /// <summary>Who may know that there is a decision of this kind with these reasons.</summary>
    public Audience AudienceOf(IEnumerable<Reason> reasons) =>
        Shown == Audience.Service && OnlyWithAnOpenReason && reasons.All(reason => ReasonCodes.AudienceOf(reason.Code) != Audience.Service) ? Audience.Staff : Shown;

    /// <summary>Whether the schema begins with the fields of <see cref="Decisions.Basis"/>; false in lifecycle, where <c>ref</c> says what happened.</summary>
    public abstract bool WithBasis { get; }

    /// <summary>The JSON text of every field of the event by name. An absent value is <c>null</c>.</summary>
    public abstract IReadOnlyDictionary<string, string> ToFields(object happened);

    /// <summary>Writes the value of one field of the schema, as <see cref="ToFields"/> and the decision's basis give it.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="field">Its place in the schema.</param>
    /// <param name="decision">The decision.</param>
    public abstract void WriteField(Utf8JsonWriter json, int field, Decision decision);

    /// <summary>The places in the schema of one compartment's fields, in order.</summary>
    public IReadOnlyList<int> PlacesOf(string compartment) => _places[compartment];

    /// <summary>The event as a fold would read it back: without what is a person's own.</summary>
    public abstract object Folded(object happened);

    /// <summary>The event again; fields that are shredded or not opened are missing and become null.</summary>
    /// <param name="reference">The entry's <c>ref</c>, or null.</param>
    /// <param name="fields">JSON texts by name.</param>
    public abstract object FromFields(string? reference, IReadOnlyDictionary<string, string> fields);
}
