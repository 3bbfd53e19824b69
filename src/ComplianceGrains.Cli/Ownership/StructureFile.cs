using System.Text.Json;
using ComplianceGrains.Workflows.Ownership;
using NodaTime;
using NodaTime.Text;

namespace ComplianceGrains.Cli.Ownership;

/// <summary>A file with a company and who holds it: ours, or statements of the Beneficial Ownership Data Standard.</summary>
/// <param name="Read">What it holds.</param>
/// <param name="Target">About whom it is asked.</param>
internal sealed record StructureFile(ReadStructure Read, string Target)
{
    /// <summary>The longest file that is read.</summary>
    private const long MostBytes = 16 * 1024 * 1024;

    /// <summary>The file, or null after saying what is wrong with it.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="target">About whom is asked; null where the file says it.</param>
    /// <param name="day">On which day the statements hold.</param>
    public static StructureFile? Of(string path, string? target, LocalDate day)
    {
        if (new FileInfo(path) is { Exists: true, Length: > MostBytes })
            return Wrong($"{path} is longer than {MostBytes / 1024 / 1024} MiB.");
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            var root = document.RootElement;
            var isOurs = root.ValueKind == JsonValueKind.Object;
            var read = isOurs ? StructureReader.Read(root) : BodsReader.Read(root, LocalDatePattern.Iso.Format(day));
            var about = target ?? (isOurs && root.TryGetProperty("customer", out var customer) && customer.ValueKind == JsonValueKind.String ? customer.GetString() : null);
            return about is null ? Wrong("Say of which company the owners are asked: --target ID.") : new StructureFile(read, about);
        }
        catch (JsonException broken)
        {
            return Wrong($"{path} is not JSON: {broken.Message}");
        }
    }

    /// <summary>Why nothing can be said of it; empty if something can.</summary>
    public IReadOnlyList<OwnershipProblem> Problems(OwnershipGraph graph) => Read.Problems.Count > 0 ? Read.Problems : GraphCheck.Problems(graph, Target);

    private static StructureFile? Wrong(string text)
    {
        Console.Error.WriteLine(text);
        return null;
    }
}
