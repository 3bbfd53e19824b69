namespace ComplianceGrains.Host.Tests.Starting;

/// <summary>A folder that is gone after the test, and so is the copy of signed heads that a host keeps beside it.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("compliance-test-").FullName;

    public string Anchors => $"{Path}-anchors";

    public void Dispose()
    {
        Directory.Delete(Path, recursive: true);
        if (Directory.Exists(Anchors))
            Directory.Delete(Anchors, recursive: true);
    }
}
