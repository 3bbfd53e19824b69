namespace ComplianceGrains.Host.Tests.Starting;

/// <summary>A folder that is gone after the test.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("compliance-test-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
