using System.Buffers;
using System.Reflection;
using System.Text;
using System.Text.Json;
using ComplianceGrains.Evidence.Kinds;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Kinds;

namespace ComplianceGrains.Workflows.Schemas;

/// <summary>A kind whose event is a record of its own, found by its <see cref="KindAttribute"/>.</summary>
/// <remarks>
/// Its schema begins with the fields of <see cref="Basis"/> (what was decided, why, by whom, under which rules), then come
/// the record's properties in the order in which it declares them. A property without <see cref="FieldAttribute"/> is in
/// <c>d1</c>. An earlier form of the event (<see cref="EarlierKindAttribute"/>) is a kind of its own that reads as the same record.
/// </remarks>
public sealed class RecordKind : DecisionKind
{
    private readonly IReadOnlyList<EventProperty> _all;
    private readonly IReadOnlyList<EventProperty> _properties;
    private readonly IReadOnlyDictionary<string, string> _missing;
    private readonly KindAttribute _kind;
    private readonly ConstructorInfo? _withoutPersonal;

    private RecordKind(Type type, string name, IReadOnlyList<EventProperty> all, IReadOnlyDictionary<string, string> missing)
        : this(type, name, all, [.. all.Where(property => !missing.ContainsKey(property.Name))], missing)
    {
    }

    private RecordKind(Type type, string name, IReadOnlyList<EventProperty> all, IReadOnlyList<EventProperty> properties, IReadOnlyDictionary<string, string> missing)
        : base(new KindSchema(name, [.. Basis.Fields, .. properties.Select(property => property.Field)]))
    {
        (Type, _all, _properties, _missing, _kind) = (type, all, properties, missing, KindOf(type));
        if (properties.Count + missing.Count != all.Count)
            throw new ArgumentException($"{name} is said to be without a field that {type.Name} does not have.", nameof(missing));
        _withoutPersonal = all.All(property => property.IsFolded)
            ? null
            : type.GetConstructor([.. all.Select(property => property.Property.PropertyType)])
                ?? throw new ArgumentException($"{type.Name} has a person's own values and no constructor of all its properties in order.", nameof(type));
    }

    /// <inheritdoc/>
    public override Audience Shown => _kind.Shown;

    /// <inheritdoc/>
    public override string Kept => _kind.Kept;

    /// <inheritdoc/>
    public override bool OnlyWithAnOpenReason => _kind.OnlyWithAnOpenReason;

    /// <summary>The record type of the event.</summary>
    public Type Type { get; }

    /// <summary>Whether this is an earlier form of the event: read, and never written.</summary>
    public bool IsEarlier => _missing.Count > 0;

    /// <inheritdoc/>
    public override bool WithBasis => true;

    /// <summary>The kind of a record that one kind of actor alone writes.</summary>
    /// <exception cref="ArgumentException">The record carries no <see cref="KindAttribute"/>.</exception>
    public static RecordKind Of<T>() => Forms(typeof(T), KindOf(typeof(T)).Name, "")[0];

    /// <summary>All kinds of an assembly whose names begin with a type of actor, their earlier forms among them.</summary>
    public static IEnumerable<RecordKind> In(Assembly assembly, string actor) => assembly.GetTypes()
        .Where(type => type.GetCustomAttribute<KindAttribute>() is { IsShared: false } kind && kind.Name.StartsWith($"{actor}.", StringComparison.Ordinal))
        .SelectMany(type => Forms(type, KindOf(type).Name, ""));

    /// <summary>An event of several kinds of actors as one of them publishes it, and as it did earlier.</summary>
    /// <param name="type">The record.</param>
    /// <param name="actor">Type of the actor.</param>
    /// <param name="name">What this actor calls it; null for the event's own name.</param>
    public static IEnumerable<RecordKind> Shared(Type type, string actor, string? name) => Forms(type, name ?? KindOf(type).Name, $"{actor}.");

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> ToFields(object happened) => _properties.ToDictionary(property => property.Name, property => Text(property, happened), StringComparer.Ordinal);

    /// <summary>The fields in which two events of this kind differ, with their JSON texts in both. A person's own values are not looked at.</summary>
    public IReadOnlyList<(string Name, string One, string Other)> Differing(object one, object other)
    {
        var (differing, text, otherText) = (new List<(string, string, string)>(), new ArrayBufferWriter<byte>(1024), new ArrayBufferWriter<byte>(1024));
        using var json = new Utf8JsonWriter(text, FieldJson.WriterOptions);
        foreach (var property in _properties)
        {
            if (!property.IsFolded)
                continue;
            Write(json, text, property, one);
            Write(json, otherText, property, other);
            if (!text.WrittenSpan.SequenceEqual(otherText.WrittenSpan))
                differing.Add((property.Name, Encoding.UTF8.GetString(text.WrittenSpan), Encoding.UTF8.GetString(otherText.WrittenSpan)));
        }

        return differing;
    }

    /// <inheritdoc/>
    public override void WriteField(Utf8JsonWriter json, int field, Decision decision)
    {
        if (field < Basis.Fields.Count)
            decision.Basis.Write(json, field);
        else
            _properties[field - Basis.Fields.Count].Write(json, decision.Happened);
    }

    /// <inheritdoc/>
    public override object Folded(object happened) => _withoutPersonal is null
        ? happened
        : _withoutPersonal.Invoke([.. _all.Select(property => property.IsFolded ? property.Property.GetValue(happened) : null)]);

    /// <inheritdoc/>
    public override object FromFields(string? reference, IReadOnlyDictionary<string, string> fields)
    {
        var json = new ArrayBufferWriter<byte>(1024);
        var before = "{\""u8;
        foreach (var property in _all)
        {
            if (ValueOf(property.Name, fields) is not { } value)
                continue;
            json.Write(before);
            Encoding.UTF8.GetBytes(property.Name, json);
            json.Write("\":"u8);
            Encoding.UTF8.GetBytes(value, json);
            before = ",\""u8;
        }

        json.Write(json.WrittenCount == 0 ? "{}"u8 : "}"u8);
        return JsonSerializer.Deserialize(json.WrittenSpan, Type, FieldJson.Options)!;
    }

    /// <summary>The JSON text of a field, or what stands for one that this form does not have; null if it was not opened.</summary>
    private string? ValueOf(string name, IReadOnlyDictionary<string, string> fields) =>
        !IsEarlier ? fields.GetValueOrDefault(name) : _missing.GetValueOrDefault(name) switch
        {
            null => fields.GetValueOrDefault(name),
            ['@', .. var other] => fields.GetValueOrDefault(other),
            var value => value,
        };

    /// <summary>Today's form of an event, then its earlier ones.</summary>
    private static List<RecordKind> Forms(Type type, string name, string actor)
    {
        var all = EventProperty.Of(type);
        return
        [
            new(type, actor + name, all, new Dictionary<string, string>()),
            .. type.GetCustomAttributes<EarlierKindAttribute>().Select(earlier => new RecordKind(type, actor + earlier.Name, all, earlier.Without.Select(field => field.Split('=', 2))
                .ToDictionary(field => field[0], field => field is [_, var value] ? value : "null", StringComparer.Ordinal))),
        ];
    }

    private static void Write(Utf8JsonWriter json, ArrayBufferWriter<byte> text, EventProperty property, object happened)
    {
        text.ResetWrittenCount();
        json.Reset(text);
        property.Write(json, happened);
        json.Flush();
    }

    private static string Text(EventProperty property, object happened)
    {
        var text = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(text, FieldJson.WriterOptions))
            property.Write(json, happened);
        return Encoding.UTF8.GetString(text.WrittenSpan);
    }

    private static KindAttribute KindOf(Type type) =>
        type.GetCustomAttribute<KindAttribute>() ?? throw new ArgumentException($"{type.Name} carries no [Kind].", nameof(type));
}
