using System.Diagnostics;
using System.Globalization;
using Azure.Data.Tables;
using ComplianceGrains.Drills.Hosting;
using ComplianceGrains.Storage.Azure;
using ComplianceGrains.Storage.Azure.Tables;

namespace ComplianceGrains.Drills.Clusters;

/// <summary>What the others make of silos that were killed: how long until each is declared dead, and until everybody whose actor may have been on it is answered again.</summary>
internal sealed class DeathWatch(AzurePlaces places)
{
    private const string MembershipTable = "OrleansSiloInstances";

    /// <summary>Of twenty customers about seven are on each of three silos.</summary>
    private const int MostAsked = 20;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);

    private readonly TableClient _members = Places.Tables(places.Tables).GetTableClient(MembershipTable);
    private readonly List<double> _declared = [];
    private readonly List<double> _answered = [];

    /// <summary>Watches from the moment of a death on, until it is over.</summary>
    /// <param name="siloPort">Of the silo that was killed.</param>
    /// <param name="others">Those that live.</param>
    /// <param name="customers">Some of them were on the one that was killed.</param>
    public async Task SeeAsync(int siloPort, IReadOnlyList<RunningHost> others, IEnumerable<string> customers)
    {
        var died = Stopwatch.StartNew();
        await Task.WhenAll(DeclaredAsync(), AnsweredAsync());

        async Task DeclaredAsync()
        {
            await Eventually.TrueAsync(() => IsDeadAsync(siloPort), Patience, () => $"The silo on port {siloPort} was killed, and nobody declared it dead.", Pace);
            _declared.Add(died.Elapsed.TotalSeconds);
        }

        async Task AnsweredAsync()
        {
            await Task.WhenAll(customers.TakeLast(MostAsked).Select((customer, i) => Eventually.TrueAsync(
                () => IsAnsweredAsync(others[i % others.Count], customer), Patience, () => $"{customer} was not answered again after the silo on port {siloPort} was killed.", Pace)));
            _answered.Add(died.Elapsed.TotalSeconds);
        }
    }

    /// <summary>Medians over all deaths, with the shortest and the longest.</summary>
    public override string ToString() => _declared.Count == 0 ? "no death was watched" : string.Create(
        CultureInfo.InvariantCulture, $"{_declared.Count} deaths: declared dead after {Median(_declared)}, everybody answered again after {Median(_answered)}");

    private static string Median(List<double> seconds)
    {
        var sorted = seconds.Order().ToList();
        var middle = (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
        return string.Create(CultureInfo.InvariantCulture, $"{middle:0.0} s in the median ({sorted[0]:0.0} to {sorted[^1]:0.0})");
    }

    /// <summary>Whether the newest life on a port is declared dead. A row's key is address, port and the time of its start.</summary>
    private async Task<bool> IsDeadAsync(int siloPort)
    {
        TableEntity? newest = null;
        await foreach (var row in _members.QueryAsync<TableEntity>())
            if (row.RowKey.Split('-') is [.., var port, _] && port == siloPort.ToString(CultureInfo.InvariantCulture) && string.CompareOrdinal(row.RowKey, newest?.RowKey) > 0)
                newest = row;
        return newest?.GetString("Status") == "Dead";
    }

    private static async Task<bool> IsAnsweredAsync(RunningHost host, string customer)
    {
        try
        {
            return (await host.As("auditor").GetAsync($"/v1/customers/{customer}")).Status == 200;
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException or IOException)
        {
            return false;
        }
    }
}
