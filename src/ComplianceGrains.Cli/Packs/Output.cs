using System.Text.Encodings.Web;
using System.Text.Json;

namespace ComplianceGrains.Cli.Packs;

/// <summary>Writes answers for programs.</summary>
internal static class Output
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void Json(object answer) => Console.WriteLine(JsonSerializer.Serialize(answer, Options));
}
