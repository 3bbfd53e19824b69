using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace ComplianceGrains.Drills.Tests;

/// <summary>What is to be deployed compiles with the tool that will deploy it. Needs bash and the Bicep CLI from its package.</summary>
public sealed class InfraTests : IDisposable
{
    private const int NotChecked = 77;

    private readonly string _copy = Directory.CreateTempSubdirectory("infra-").FullName;

    [SkippableFact]
    public async Task The_infrastructure_compiles_without_a_finding_and_a_wrong_name_in_it_is_found()
    {
        foreach (var file in Directory.EnumerateFiles(Folder()))
            File.Copy(file, Path.Combine(_copy, Path.GetFileName(file)));
        var right = await CheckAsync();
        Skip.If(right.Code == NotChecked, right.Said);

        var storage = Path.Combine(_copy, "storage.bicep");
        await File.WriteAllTextAsync(storage, (await File.ReadAllTextAsync(storage)).Replace("allowSharedKeyAccess", "allowSharedKeysAccess", StringComparison.Ordinal));
        var wrong = await CheckAsync();

        Assert.True(right.Code == 0, right.Said);
        Assert.Equal(1, wrong.Code);
        Assert.Contains("allowSharedKeysAccess", wrong.Said, StringComparison.Ordinal);
    }

    /// <summary>Whoever has another version of a key take over must be able to say so to every silo.</summary>
    [Theory]
    [InlineData("Keys__Signing'")]
    [InlineData("Keys__SigningBefore__${i}'")]
    [InlineData("Keys__SigningNext'")]
    [InlineData("Keys__Root'")]
    [InlineData("Keys__RootBefore'")]
    public async Task Silos_are_given_every_version_of_a_key_that_the_host_can_be_told_of(string setting) =>
        Assert.Contains($"name: '{setting}", await File.ReadAllTextAsync(Path.Combine(Folder(), "silos.bicep")), StringComparison.Ordinal);

    public void Dispose() => Directory.Delete(_copy, recursive: true);

    private async Task<(int Code, string Said)> CheckAsync()
    {
        var start = new ProcessStartInfo("bash", [Path.Combine(_copy, "check")]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var check = Process.Start(start)!;
        var said = await Task.WhenAll(check.StandardOutput.ReadToEndAsync(), check.StandardError.ReadToEndAsync());
        await check.WaitForExitAsync();
        return (check.ExitCode, string.Concat(said));
    }

    private static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "infra");
}
