using System.CommandLine;
using ComplianceGrains.Cli.Terminal;
using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Notes;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Grains.Histories;
using ComplianceGrains.Storage.Histories;
using ComplianceGrains.Storage.Sqlite;

namespace ComplianceGrains.Cli.Histories;

/// <summary><c>compliance history verify --data DIR [--actor ID] [--key TRUST]</c>: on the spot, read-only, whether the host runs or not.</summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        var data = new Option<string>("--data") { Description = "The data folder of a host that runs, was stopped or was killed, or a copy of it.", Required = true };
        var actor = new Option<string?>("--actor") { Description = "Print this actor's history besides, e.g. customer/cust-1001. What it says needs keys and is left out." };
        var key = new Option<string?>("--key") { Description = "The trust file with the firm's public keys; else those in keys/*.vkey of the data folder." };
        var anchors = new Option<string?>("--anchors") { Description = "Where the copies of what was signed are kept; else beside the data folder." };
        var json = new Option<bool>("--json") { Description = "Write the report as JSON." };
        var command = new Command("verify", "Hold every log against its hashes and signatures, and every decision, sealed value, key, file and deadline against the logs.") { data, actor, key, anchors, json };
        command.SetAction((parsed, cancellation) => RunAsync(
            parsed.GetRequiredValue(data), parsed.GetValue(actor), parsed.GetValue(key), parsed.GetValue(anchors), parsed.GetValue(json), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string data, string? actor, string? key, string? anchors, bool json, CancellationToken cancellation)
    {
        try
        {
            using var copy = await CopyComparison.OpenAsync(data, anchors, CopyComparison.KeysIn(Files(data, key).SelectMany(File.ReadLines)), cancellation);
            using var history = SqliteHistory.Open(data);
            var lines = actor is null ? null : await HistoryLines.ReadAsync(history, actor, cancellation);
            if (actor is not null && lines is null)
            {
                Console.Error.WriteLine($"There is no actor {actor} in {data}. An actor is named with its type, e.g. customer/cust-1001.");
                return ExitCode.WrongUse;
            }

            var report = await ReportAsync(data, key, history, cancellation);
            var (differences, notCompared) = await copy.RunAsync(history, cancellation);
            report = report with
            {
                Faults = [.. report.Faults, .. differences.Select(found => new Fault(FaultArea.Log, found.Problem) { Log = found.Log, Index = found.Index })],
                Unchecked = notCompared is null ? report.Unchecked : [.. report.Unchecked, notCompared],
            };
            Console.Out.Write(json ? HistoryOutput.Json(report, lines) : HistoryOutput.Text(report, lines));
            return report.IsValid ? ExitCode.Fine : ExitCode.NotFine;
        }
        catch (Exception e) when (e is EvidenceFormatException or IOException or InvalidDataException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(e.Message);
            return ExitCode.CouldNotBeDone;
        }
    }

    /// <summary>A store held against the keys of a folder.</summary>
    /// <param name="data">The folder that has them in <c>keys/</c>.</param>
    /// <param name="key">The trust file; null for the folder's.</param>
    /// <param name="history">The store.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<HistoryReport> ReportAsync(string data, string? key, IHistorySnapshot history, CancellationToken cancellation) =>
        await new HistoryVerifier(KindRegistry.Default, Trust(data, key), await DataKeys.RootAsync(data, history.Keys, cancellation), await Erasures.OfAsync(history, cancellation)).VerifyAsync(history, cancellation);

    private static TrustFile Trust(string data, string? key)
    {
        var files = Files(data, key);
        return files.Count > 0
            ? TrustFile.Parse(string.Join('\n', files.Select(File.ReadAllText)))
            : throw new FileNotFoundException($"There is no public key in {Path.Combine(data, "keys")}. Give the trust file with --key.");
    }

    private static IReadOnlyList<string> Files(string data, string? key)
    {
        var keys = Path.Combine(data, "keys");
        return key is not null ? [key] : Directory.Exists(keys) ? [.. Directory.GetFiles(keys, "*.vkey").Order(StringComparer.Ordinal)] : [];
    }
}
