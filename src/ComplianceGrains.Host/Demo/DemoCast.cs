using System.Text.Json;
using ComplianceGrains.Workflows.Kinds;

namespace ComplianceGrains.Host.Demo;

/// <summary>The invented subjects, wallets and exports of <c>cast.json</c>: what each does, in the words of the HTTP API, and how it ends.</summary>
/// <param name="Subjects">In the order of their telling.</param>
/// <param name="Wallets">Of the subjects before.</param>
/// <param name="Exports">What is exported.</param>
internal sealed record DemoCast(IReadOnlyList<DemoSubject> Subjects, IReadOnlyList<DemoWallet> Wallets, IReadOnlyList<DemoExport> Exports)
{
    /// <summary>Where the invented list and the cast are.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Demo");

    /// <summary>Reads the cast that came with the program.</summary>
    public static DemoCast Load() =>
        JsonSerializer.Deserialize<DemoCast>(File.ReadAllBytes(Path.Combine(Folder, "cast.json")), FieldJson.Options) ?? throw new InvalidDataException("cast.json is empty.");
}
