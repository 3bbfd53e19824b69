using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using NodaTime;
using NodaTime.Text;

namespace ComplianceGrains.Workflows.Kinds;

/// <summary>How a field's value becomes the JSON text inside a disclosure, and back. Integers are the only numbers (docs/format.md).</summary>
public static class FieldJson
{
    /// <summary>Compact, camel case, instants and dates as ISO 8601 text, amounts as decimal strings, unknown members refused.</summary>
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new InstantText(), new LocalDateText(), new DecimalText() },
    };

    /// <summary>The same texts from a writer.</summary>
    public static JsonWriterOptions WriterOptions { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Writes a value as <see cref="Options"/> say.</summary>
    public static void Write<T>(Utf8JsonWriter json, T value)
    {
        if (value is null)
            json.WriteNullValue();
        else if (value is string text)
            json.WriteStringValue(text);
        else
            JsonSerializer.Serialize(json, value, Shape<T>.Known);
    }

    private static class Shape<T>
    {
        public static readonly JsonTypeInfo<T> Known = Find();

        private static JsonTypeInfo<T> Find()
        {
            Options.MakeReadOnly(populateMissingResolver: true);
            return (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T));
        }
    }

    private sealed class InstantText : JsonConverter<Instant>
    {
        private const int LongestWithTicks = 28;

        private static readonly InstantPattern Pattern = InstantPattern.ExtendedIso;

        private static readonly Instant First = Instant.FromUtc(1, 1, 1, 0, 0);

        public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Pattern.Parse(reader.GetString() ?? "") is { Success: true } parsed ? parsed.Value : throw new JsonException("An instant is ISO 8601 with Z.");

        public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options)
        {
            // The same without a text between; what a tick is too long for is left to the pattern.
            Span<byte> text = stackalloc byte[LongestWithTicks];
            if (value >= First && Instant.FromUnixTimeTicks(value.ToUnixTimeTicks()) == value
                && value.ToDateTimeUtc().TryFormat(text, out var length, "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture))
                writer.WriteStringValue(text[..length]);
            else
                writer.WriteStringValue(Pattern.Format(value));
        }
    }

    private sealed class LocalDateText : JsonConverter<LocalDate>
    {
        public override LocalDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            LocalDatePattern.Iso.Parse(reader.GetString() ?? "") is { Success: true } parsed ? parsed.Value : throw new JsonException("A date is yyyy-MM-dd.");

        public override void Write(Utf8JsonWriter writer, LocalDate value, JsonSerializerOptions options) => writer.WriteStringValue(LocalDatePattern.Iso.Format(value));
    }

    private sealed class DecimalText : JsonConverter<decimal>
    {
        public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            decimal.TryParse(reader.GetString(), System.Globalization.NumberStyles.Number, System.Globalization.CultureInfo.InvariantCulture, out var value)
                ? value : throw new JsonException("An amount is a decimal string.");

        public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }
}
