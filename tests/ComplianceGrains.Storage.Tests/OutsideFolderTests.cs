using ComplianceGrains.Storage.Anchors;
using ComplianceGrains.Storage.Files.Anchors;

namespace ComplianceGrains.Storage.Tests;

/// <summary>The contract in folders beside the copy outside.</summary>
public sealed class OutsideFolderTests : OutsideWordsContract, IDisposable
{
    private readonly string _parent = Directory.CreateTempSubdirectory("outside-").FullName;

    protected override ITimestamps Timestamps => new TimestampFolder(_parent, "0a1b2c3d");

    protected override ICosignatures Cosignatures => new CosignatureFolder(_parent, "0a1b2c3d");

    public void Dispose() => Directory.Delete(_parent, recursive: true);
}
