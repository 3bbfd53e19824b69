using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using ComplianceGrains.Workflows.Kinds;

namespace ComplianceGrains.Workflows.Actors;

/// <summary>A state as JSON and back, for what may be thrown away: the form is this program's alone and has no versions.</summary>
public static class StateJson
{
    /// <summary>As fields are written, without what is derived; sorted by code points, as states are.</summary>
    public static JsonSerializerOptions Options { get; } = new(FieldJson.Options) { IgnoreReadOnlyProperties = true, Converters = { new OrdinalDictionaries() } };

    private sealed class OrdinalDictionaries : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) =>
            typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(ImmutableSortedDictionary<,>) && typeToConvert.GetGenericArguments()[0] == typeof(string);

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(OrdinalDictionary<>).MakeGenericType(typeToConvert.GetGenericArguments()[1]))!;
    }

    private sealed class OrdinalDictionary<T> : JsonConverter<ImmutableSortedDictionary<string, T>>
    {
        public override ImmutableSortedDictionary<string, T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            JsonSerializer.Deserialize<Dictionary<string, T>>(ref reader, options)!.ToImmutableSortedDictionary(StringComparer.Ordinal);

        public override void Write(Utf8JsonWriter writer, ImmutableSortedDictionary<string, T> value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            foreach (var (key, one) in value)
            {
                writer.WritePropertyName(key);
                JsonSerializer.Serialize(writer, one, options);
            }

            writer.WriteEndObject();
        }
    }
}
