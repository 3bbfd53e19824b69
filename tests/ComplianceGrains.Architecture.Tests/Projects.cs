using System.Reflection;
using ArchUnitNET.Loader;

namespace ComplianceGrains.Architecture.Tests;

/// <summary>The projects of <c>src</c> and what each may know. A new project gets its line here first.</summary>
internal static class Projects
{
    private static readonly string[] Pure = ["Evidence", "Jurisdictions", "Screening"];
    private static readonly string[] Deciding = [.. Pure, "Contracts", "Workflows"];

    /// <summary>What each project may reference of ours.</summary>
    public static IReadOnlyDictionary<string, string[]> Arrows { get; } = new Dictionary<string, string[]>
    {
        ["Api"] = [],
        ["Evidence"] = [],
        // What a page shows it has from the API, under the rights of whoever looks at it.
        ["WebConsole"] = ["Api"],
        ["Jurisdictions"] = [],
        ["Screening"] = [],
        ["Storage"] = [],
        ["Contracts"] = [],
        ["Workflows"] = ["Contracts", .. Pure],
        ["Storage.Sqlite"] = ["Storage"],
        ["Storage.Azure"] = ["Storage"],
        ["Storage.Files"] = ["Storage"],
        ["Grains"] = [.. Deciding, "Storage"],
        ["Host"] = [.. Deciding, "Api", "WebConsole", "Storage", "Storage.Sqlite", "Storage.Azure", "Storage.Files", "Grains"],
        ["Cli"] = [.. Deciding, "Storage", "Storage.Sqlite", "Storage.Azure", "Storage.Files", "Grains"],
    };

    /// <summary>Who may know Orleans; nobody else anything of it.</summary>
    public static IReadOnlyList<string> KnowOrleans { get; } = ["Contracts", "Grains", "Host"];

    public static TheoryData<string> All => [.. Arrows.Keys];

    private static Dictionary<string, Assembly> Assemblies { get; } = Arrows.Keys.ToDictionary(project => project, project => Assembly.Load(AssemblyName(project)));

    public static ArchUnitNET.Domain.Architecture Architecture { get; } = new ArchLoader().LoadAssemblies([.. Assemblies.Values]).Build();

    public static Assembly AssemblyOf(string project) => Assemblies[project];

    public static string AssemblyName(string project) => project == "Cli" ? "compliance" : $"ComplianceGrains.{project}";
}
