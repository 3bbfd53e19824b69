namespace ComplianceGrains.Drills.Hosting;

/// <summary>Which build of the program a host's next life is of.</summary>
/// <param name="path">Of <c>ComplianceGrains.Host.dll</c>; null for the one beside this program.</param>
public sealed class HostProgram(string? path)
{
    /// <summary>Of <c>ComplianceGrains.Host.dll</c>; null for the one beside this program.</summary>
    public string? Path { get; set; } = path;

    /// <summary>Begins a life of it.</summary>
    public IHostLife Begin(HostCommand command) => new ProcessLife(command, Path);
}
