using System.Net.Sockets;

namespace ComplianceGrains.Host.Tests.Documents;

/// <summary>The README's own text against a cluster of three silos on the emulator, through the last of them; the first plays the demonstration.</summary>
public sealed class ClusterTourTests
{
    private const int Silos = 3;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    [SkippableFact]
    public async Task The_tour_runs_through_a_silo_of_a_cluster_to_valid_and_to_invalid()
    {
        Skip.If(Environment.GetEnvironmentVariable("COMPLIANCE_LONG") is null, "bash tests/long tour-cluster");
        var tour = Pages.Blocks.Where(block => block is { Page: "README.md", Language: "bash", NotRun: null }).Skip(1).ToList();
        using var clone = await FreshClone.OfWorkingCopyAsync();
        var (http, silo) = (FreePorts(), FreePorts());
        var environment = new Dictionary<string, string>
        {
            ["HTTP_PORT"] = $"{http}",
            ["SILO_PORT"] = $"{silo}",
            ["TABLE_PORT"] = $"{RunningHost.FreePort()}",
            ["BLOB_PORT"] = $"{RunningHost.FreePort()}",
            ["HOST_PROGRAM"] = Path.Combine(AppContext.BaseDirectory, "ComplianceGrains.Host.dll"),
            ["MSBUILDDISABLENODEREUSE"] = "1",
            ["RunAnalyzers"] = "false",
        };

        using var cluster = new FirstTerminal(clone.Path, environment, $"exec bash infra/local/run {Silos} --demo");
        await cluster.ReadyAsync(Patience, "Sandbox keys: ");
        var secrets = Path.Combine(clone.Path, "data", "cluster", "secrets", "sandbox.json");
        Assert.Contains($"Sandbox keys: {secrets}.", cluster.Output, StringComparison.Ordinal);
        File.CreateSymbolicLink(Path.Combine(clone.Path, "data", "sandbox.json"), secrets);
        environment["ASPNETCORE_URLS"] = $"http://127.0.0.1:{http + Silos - 1}";

        var (answers, error) = await SecondTerminal.RunAsync(clone.Path, environment, tour.Select(block => block.Text), Patience);

        var objections = tour.Zip(answers, Pages.Objection).OfType<string>().ToList();
        Assert.True(answers.Count == tour.Count && objections.Count == 0, $"{string.Join('\n', objections)}\n{error}\n{cluster.Output}");
        Assert.Contains(answers, answer => answer.Output.Contains("\nVALID\n", StringComparison.Ordinal));
        Assert.Contains(answers, answer => answer.Output.StartsWith("INVALID ", StringComparison.Ordinal));
        var log = Path.Combine(clone.Path, "data", "cluster", "silo-0.log");
        await Eventually.TrueAsync(async () => (await File.ReadAllTextAsync(log)).Contains(" played.", StringComparison.Ordinal), Patience, () => File.ReadAllText(log));
        Assert.DoesNotContain("should be", await File.ReadAllTextAsync(log), StringComparison.Ordinal);
    }

    /// <summary>The first of as many ports in a row as there are silos.</summary>
    private static int FreePorts()
    {
        for (var tries = 0; tries < 100; tries++)
        {
            var first = RunningHost.FreePort();
            if (Enumerable.Range(first + 1, Silos - 1).All(IsFree))
                return first;
        }

        throw new InvalidOperationException("There are not so many free ports in a row.");
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(System.Net.IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
