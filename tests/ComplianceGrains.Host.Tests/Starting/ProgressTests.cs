using System.Globalization;
using System.Text.RegularExpressions;

namespace ComplianceGrains.Host.Tests.Starting;

/// <summary>Whoever waits for a start sees what it does.</summary>
public sealed partial class ProgressTests
{
    [Fact]
    public async Task The_first_start_tells_its_steps_in_order_from_the_first_second_on()
    {
        using var host = await RunningHost.StartAsync();
        await Eventually.TrueAsync(() => Task.FromResult(host.Output.Contains("Ready on", StringComparison.Ordinal)), otherwise: () => host.Output);

        var steps = Step().Matches(host.Output).Select(match => (At: decimal.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture), What: match.Groups[2].Value)).ToList();

        Assert.Collection(
            steps,
            step => Assert.Equal($"ComplianceGrains starts on the data folder {host.Data}", step.What),
            step => Assert.StartsWith("Opening the databases", step.What, StringComparison.Ordinal),
            step => Assert.StartsWith("Reading the packs", step.What, StringComparison.Ordinal),
            step => Assert.StartsWith("Starting the silo", step.What, StringComparison.Ordinal),
            step => Assert.StartsWith("Comparing the logs with their copy outside", step.What, StringComparison.Ordinal),
            step => Assert.StartsWith("Loading the lists", step.What, StringComparison.Ordinal),
            step => Assert.StartsWith("Publishing schemas, packs and keys of 21 jurisdictions", step.What, StringComparison.Ordinal),
            step => Assert.Equal($"Ready on http://127.0.0.1:{host.Port}. Data folder: {host.Data}. Sandbox keys, one or two a role: {Path.Combine(host.Data, "sandbox.json")}", step.What));
        Assert.True(steps[0].At < 1, host.Output);
        Assert.True(Path.IsPathRooted(host.Data));
        Assert.StartsWith(steps[0].What, host.Output.TrimStart()[7..], StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^ *([0-9]+\.[0-9]) s  (.*?)\r?$", RegexOptions.Multiline)]
    private static partial Regex Step();
}
