using System.Text.Json;
using ComplianceGrains.Evidence.Kinds;
using ComplianceGrains.Evidence.Lifecycle;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Kinds;
using ComplianceGrains.Workflows.Schemas;

namespace ComplianceGrains.Workflows.Lifecycle;

/// <summary>A kind of the lifecycle logs, whose schema the evidence format fixes.</summary>
public sealed class PublishedKind(KindSchema schema) : DecisionKind(schema)
{
    /// <summary>All of them.</summary>
    public static IEnumerable<PublishedKind> All => LifecycleKinds.Schemas.Values.Select(schema => new PublishedKind(schema));

    /// <inheritdoc/>
    public override Audience Shown => Audience.Staff;

    /// <inheritdoc/>
    public override string Kept => RecordClass.Programme;

    /// <inheritdoc/>
    public override bool WithBasis => false;

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> ToFields(object happened) => ((Published)happened).Fields;

    /// <inheritdoc/>
    public override void WriteField(Utf8JsonWriter json, int field, Decision decision) =>
        json.WriteRawValue(((Published)decision.Happened).Fields[Schema.Fields[field].Name], skipInputValidation: true);

    /// <inheritdoc/>
    public override object Folded(object happened) => happened;

    /// <inheritdoc/>
    public override object FromFields(string? reference, IReadOnlyDictionary<string, string> fields) =>
        new Published(Name, LifecycleRef.Parse(Name, reference), fields);
}
