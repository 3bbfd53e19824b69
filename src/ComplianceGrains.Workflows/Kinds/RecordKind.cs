using System.Reflection;
using System.Text;
using System.Text.Json;
using ComplianceGrains.Evidence;
using ComplianceGrains.Workflows.Decisions;

namespace ComplianceGrains.Workflows.Kinds;

/// <summary>A kind whose event is a record of its own, found by its <see cref="KindAttribute"/>.</summary>
/// <remarks>
/// Its schema begins with the fields of <see cref="Basis"/> (what was decided, why, by whom, under which rules), then come
/// the record's properties in the order in which it declares them. A property without <see cref="FieldAttribute"/> is in
/// <c>d1</c>.
/// </remarks>
public sealed class RecordKind : DecisionKind
{
    private readonly IReadOnlyList<PropertyInfo> _properties;
    private readonly KindAttribute _kind;

    private RecordKind(Type type, string name, IReadOnlyList<PropertyInfo> properties)
        : base(new KindSchema(name, [.. Basis.Fields, .. properties.Select(Field)]))
    {
        (Type, _properties, _kind) = (type, properties, KindOf(type));
    }

    /// <inheritdoc/>
    public override Audience Shown => _kind.Shown;

    /// <inheritdoc/>
    public override string Kept => _kind.Kept;

    /// <inheritdoc/>
    public override bool OnlyWithAnOpenReason => _kind.OnlyWithAnOpenReason;

    /// <summary>The record type of the event.</summary>
    public Type Type { get; }

    /// <inheritdoc/>
    public override bool WithBasis => true;

    /// <summary>The kind of a record that one kind of actor alone writes.</summary>
    /// <exception cref="ArgumentException">The record carries no <see cref="KindAttribute"/>.</exception>
    public static RecordKind Of<T>() => Of(typeof(T), KindOf(typeof(T)).Name);

    /// <summary>All kinds of an assembly whose names begin with a type of actor.</summary>
    public static IEnumerable<RecordKind> In(Assembly assembly, string actor) => assembly.GetTypes()
        .Where(type => type.GetCustomAttribute<KindAttribute>() is { IsShared: false } kind && kind.Name.StartsWith($"{actor}.", StringComparison.Ordinal))
        .Select(type => Of(type, KindOf(type).Name));

    /// <summary>An event of several kinds of actors as one of them publishes it.</summary>
    /// <param name="type">The record.</param>
    /// <param name="actor">Type of the actor.</param>
    /// <param name="name">What this actor calls it; null for the event's own name.</param>
    public static RecordKind Shared(Type type, string actor, string? name) => Of(type, $"{actor}.{name ?? KindOf(type).Name}");

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> ToFields(object happened) => _properties.ToDictionary(
        FieldName, property => JsonSerializer.Serialize(property.GetValue(happened), property.PropertyType, FieldJson.Options), StringComparer.Ordinal);

    /// <inheritdoc/>
    public override object FromFields(string? reference, IReadOnlyDictionary<string, string> fields)
    {
        var json = new StringBuilder("{");
        foreach (var name in _properties.Select(FieldName).Where(fields.ContainsKey))
            json.Append(json.Length > 1 ? "," : "").Append('"').Append(name).Append("\":").Append(fields[name]);
        return JsonSerializer.Deserialize(json.Append('}').ToString(), Type, FieldJson.Options)!;
    }

    private static RecordKind Of(Type type, string name) => new(type, name, [.. type
        .GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .OrderBy(property => property.MetadataToken)]);

    private static KindAttribute KindOf(Type type) =>
        type.GetCustomAttribute<KindAttribute>() ?? throw new ArgumentException($"{type.Name} carries no [Kind].", nameof(type));

    private static SchemaField Field(PropertyInfo property)
    {
        var field = property.GetCustomAttribute<FieldAttribute>();
        return new SchemaField(FieldName(property), field?.Compartment ?? Compartments.Decision, field?.DataClass ?? DataClasses.Decision);
    }

    private static string FieldName(PropertyInfo property) => JsonNamingPolicy.CamelCase.ConvertName(property.Name);
}
