using System.Reflection;
using System.Text.Json;
using ComplianceGrains.Evidence.Kinds;
using ComplianceGrains.Workflows.Kinds;

namespace ComplianceGrains.Workflows.Schemas;

/// <summary>One property of an event's record, as a field of its schema.</summary>
internal abstract class EventProperty(PropertyInfo property)
{
    private readonly FieldAttribute? _field = property.GetCustomAttribute<FieldAttribute>();

    /// <summary>The property.</summary>
    public PropertyInfo Property { get; } = property;

    /// <summary>The field's name.</summary>
    public string Name { get; } = JsonNamingPolicy.CamelCase.ConvertName(property.Name);

    /// <summary>Whether a fold reads it.</summary>
    public bool IsFolded { get; } = Compartments.IsFolded(property.GetCustomAttribute<FieldAttribute>()?.Compartment ?? Compartments.Decision);

    /// <summary>The field as schemas publish it.</summary>
    public SchemaField Field => new(Name, Compartment, _field?.DataClass ?? DataClasses.Decision);

    private string Compartment => _field?.Compartment ?? Compartments.Decision;

    /// <summary>Writes its value in an event.</summary>
    public abstract void Write(Utf8JsonWriter json, object happened);

    /// <summary>Those that a record declares, in the order in which it does.</summary>
    public static IReadOnlyList<EventProperty> Of(Type record) => [.. record
        .GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .OrderBy(property => property.MetadataToken)
        .Select(property => (EventProperty)Activator.CreateInstance(typeof(Typed<,>).MakeGenericType(record, property.PropertyType), property)!)];

    private sealed class Typed<TEvent, T>(PropertyInfo property) : EventProperty(property)
    {
        private readonly Func<TEvent, T> _value = property.GetMethod!.CreateDelegate<Func<TEvent, T>>();

        public override void Write(Utf8JsonWriter json, object happened) => FieldJson.Write(json, _value((TEvent)happened));
    }
}
