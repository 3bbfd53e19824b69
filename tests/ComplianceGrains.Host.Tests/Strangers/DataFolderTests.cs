using System.Diagnostics;
using System.Runtime.Versioning;
using ComplianceGrains.Drills.Checks;
using ComplianceGrains.Host.Hosting;
using ComplianceGrains.Host.Tests.Hosting;
using ComplianceGrains.Storage.Files.Backups;

namespace ComplianceGrains.Host.Tests.Strangers;

/// <summary>A user of the same machine who looks for a file of the host to read, and a second host on the same folder.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class DataFolderTests : IDisposable
{
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    private readonly string _folder = Directory.CreateTempSubdirectory("data-folder-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Nothing_in_the_data_folder_is_anybody_elses_to_read_and_a_second_host_is_refused()
    {
        using var host = await RunningHost.StartAsync(data =>
        {
            Sandbox.Write(data);
            Open(data, Path.Combine(data, "sandbox.json"));
        });
        Assert.Equal(201, (await host.As("operator").UploadAsync("ofac-sdn", Repository.DemoList)).Status);
        Assert.Equal(201, (await host.As("product-service").PostAsync("/v1/customers", Applicants.Natural("private-1", "Ana Example"))).Status);

        var files = Directory.EnumerateFileSystemEntries(host.Data, "*", SearchOption.AllDirectories).Prepend(host.Data).ToList();
        Assert.Contains(files, file => file.EndsWith(".db-wal", StringComparison.Ordinal));
        Assert.Contains(files, file => file.EndsWith(".db-shm", StringComparison.Ordinal));
        Assert.DoesNotContain(files, file => (File.GetUnixFileMode(file) & Others) != 0);

        var (exit, said) = await SecondAsync(host.Data);
        Assert.NotEqual(0, exit);
        Assert.Contains($"Another host works on the data folder {host.Data}.", said, StringComparison.Ordinal);
        Assert.Null(await HistoryVerify.RunAsync(host.Data));

        host.Kill();
        await host.RestartAsync();
    }

    [Fact]
    public void A_folder_that_others_use_for_other_things_is_not_taken()
    {
        File.WriteAllText(Path.Combine(_folder, "letters.txt"), "");
        Open(_folder);

        var refused = Assert.Throws<IOException>(() => DataFolder.Take(_folder));

        Assert.Contains("letters.txt", refused.Message, StringComparison.Ordinal);
        Assert.Equal(Others, File.GetUnixFileMode(_folder) & Others);
    }

    [Fact]
    public void A_folder_of_ones_own_keeps_what_else_is_in_it()
    {
        var script = Path.Combine(_folder, "run");
        File.WriteAllText(script, "");
        Open(script);

        DataFolder.Take(_folder).Dispose();

        Assert.Equal(Others, File.GetUnixFileMode(script) & Others);
    }

    [Fact]
    public void A_backup_that_was_killed_before_all_of_it_was_encrypted_is_removed_at_the_start()
    {
        Directory.CreateDirectory(Path.Combine(UnencryptedBackup.In(_folder), "keys", "keys"));
        File.WriteAllText(Path.Combine(UnencryptedBackup.In(_folder), "keys", "keys", "signing.pem"), "a key");

        DataFolder.Take(_folder).Dispose();

        Assert.False(Directory.Exists(UnencryptedBackup.In(_folder)), "values and keys outlive their destruction there");
    }

    [Fact]
    public void The_folder_is_free_again_once_it_is_let_go()
    {
        var first = DataFolder.Take(_folder);
        Assert.Throws<IOException>(() => DataFolder.Take(_folder));
        first.Dispose();
        DataFolder.Take(_folder).Dispose();
    }

    private static void Open(params string[] paths)
    {
        foreach (var path in paths)
            File.SetUnixFileMode(path, File.GetUnixFileMode(path) | Others);
    }

    private static async Task<(int Exit, string Said)> SecondAsync(string data)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Repository.Root };
        foreach (var argument in new[] { Path.Combine(AppContext.BaseDirectory, "ComplianceGrains.Host.dll"), "--data", data, "--urls", "http://127.0.0.1:0" })
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await error);
    }
}
