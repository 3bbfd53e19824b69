using ComplianceGrains.Storage.Files.Moves;
using ComplianceGrains.Storage.Files.Secrets;

namespace ComplianceGrains.Storage.Tests;

/// <summary>A mark that a crash may take back is none: its name is on the disk when it was set.</summary>
public sealed class DurableFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("compliance-durable-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_folder_is_flushed_to_the_disk_and_one_that_is_not_there_says_so()
    {
        DurableFolder.Flush(_folder);

        if (!OperatingSystem.IsWindows())
            Assert.Contains("cannot be opened", Assert.Throws<IOException>(() => DurableFolder.Flush(Path.Combine(_folder, "absent"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_mark_of_a_moved_folder_is_written_whole_and_leaves_nothing_beside()
    {
        MovedFolder.Mark(_folder, "a store on Azure");
        MovedFolder.Mark(_folder, "a store on Azure, since today");

        Assert.Equal("a store on Azure, since today", MovedFolder.Whereto(_folder));
        Assert.Equal([MovedFolder.Name], Directory.EnumerateFiles(_folder).Select(Path.GetFileName));
    }
}
