using System.Text.Encodings.Web;
using System.Text.Json;

namespace ComplianceGrains.Cli.Terminal;

/// <summary>JSON as the commands print it: camel case, one line, names readable in their own script.</summary>
internal static class Output
{
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Line<T>(T value) => Console.Out.WriteLine(JsonSerializer.Serialize(value, Json));
}
