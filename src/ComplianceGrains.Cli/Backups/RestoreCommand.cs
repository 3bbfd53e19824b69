using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using ComplianceGrains.Cli.Terminal;
using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Grains.Restores;
using ComplianceGrains.Storage.Files.Anchors;
using ComplianceGrains.Storage.Files.Moves;
using NodaTime;

namespace ComplianceGrains.Cli.Backups;

/// <summary><c>compliance restore --from DIR --keys DIR --data DIR [--anchors DIR]</c>: a new data folder of a backup and the copy of what was signed after it.</summary>
internal static class RestoreCommand
{
    private const int MostInText = 50;

    public static Command Create()
    {
        var from = new Option<string>("--from") { Description = "The part of the backup with histories, logs and files.", Required = true };
        var keys = new Option<string>("--keys") { Description = "Its part with the keys.", Required = true };
        var data = new Option<string>("--data") { Description = "The data folder to make: one that does not exist, or is empty.", Required = true };
        var anchors = new Option<string?>("--anchors") { Description = "Where the copies of what was signed are kept; else beside the data folder." };
        var without = new Option<bool>("--without-copy") { Description = "Restore although that copy is lost or not whole. Logs that it does not bring back end, and others go on from them (.2); of what came after the backup in those nothing is known." };
        var heads = new Option<string[]>("--heads") { Description = "With --without-copy: checkpoints of the logs that others hold, as files or folders of them. They say how far the logs had come.", AllowMultipleArgumentsPerToken = true };
        var json = new Option<bool>("--json") { Description = "Write what was done as JSON, with everything that is lost." };
        var command = new Command("restore", "Make a data folder of a backup, bring the logs to their signed size, and list what is lost.") { from, keys, data, anchors, without, heads, json };
        command.SetAction((parsed, cancellation) => RunAsync(
            parsed.GetRequiredValue(from), parsed.GetRequiredValue(keys), parsed.GetRequiredValue(data), parsed.GetValue(anchors), parsed.GetValue(without), parsed.GetValue(heads) ?? [], parsed.GetValue(json), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string from, string keys, string data, string? anchors, bool withoutCopy, string[] heads, bool json, CancellationToken cancellation)
    {
        try
        {
            var begun = SystemClock.Instance.GetCurrentInstant();
            var manifest = BackupManifest.Check(from, keys);
            using var copy = new AnchorFolder(anchors ?? AnchorFolder.Beside(data), manifest.Key);
            RefuseMoved(copy.Place);
            if (!withoutCopy && !Directory.Exists(copy.Place))
                throw new IOException($"There is no copy of what this backup's key signed in {copy.Place}: what came after the backup would be forgotten, and destroyed keys would come back. Name it with --anchors, or say --without-copy if it is lost.");
            var signers = new KnownSigners(keys);
            await RefuseRetiredAsync(copy, signers, cancellation);
            var lost = withoutCopy ? new LostCopy((await copy.LogsAsync(cancellation)).Count == 0, HeldHeads.Read(heads, manifest, signers)) : null;
            var restored = await LaidFolder.MakeAsync(manifest, from, keys, data, copy, lost, cancellation);
            var took = Math.Round((SystemClock.Instance.GetCurrentInstant() - begun).TotalSeconds, 1);
            Console.Out.Write(json ? Json(restored, manifest, took) : Text(restored, manifest, data, took, lost is not { IsWhole: true }));
            return ExitCode.Fine;
        }
        catch (Exception failure) when (failure is InvalidDataException or EvidenceFormatException or UnauthorizedAccessException or IOException)
        {
            Console.Error.WriteLine(failure.Message);
            return ExitCode.CouldNotBeDone;
        }
    }

    /// <summary>What the backup is of goes on elsewhere since, under the same keys.</summary>
    private static void RefuseMoved(string copy)
    {
        if (MovedFolder.Whereto(copy) is { } whereto)
            throw new InvalidDataException($"What this is a backup of was moved since and goes on in {whereto}: a host on what is restored would contradict it under the same keys. Restore that store from its own backup. Only if it is lost for good, take {Path.Combine(copy, MovedFolder.Name)} away and call this again.");
    }

    /// <summary>Another key that took over has signed behind the backup's, which is retired: a host on the backup would sign with it again.</summary>
    private static async Task RefuseRetiredAsync(AnchorFolder copy, KnownSigners signers, CancellationToken cancellation)
    {
        foreach (var log in await copy.LogsAsync(cancellation))
            if (await copy.HeadAsync(log, cancellation) is { } head && signers.Open(Encoding.UTF8.GetBytes(head.Note))?.Log != log)
                throw new InvalidDataException($"The newest head of {log} in {copy.Place} is signed by no key that had signed when this backup was made: another key has taken over since, and the backup's is retired. Restore a backup that was made after that.");
    }

    private static string Json(Restored restored, BackupManifest manifest, double took) => JsonSerializer.Serialize(
        new
        {
            restored.Incident,
            Point = manifest.MadeAt,
            Newest = restored.Newest.ToString(),
            Seconds = took,
            restored.BroughtBack,
            restored.KeysDestroyedAgain,
            Lost = restored.Lost.Select(lost => new { lost.Log, lost.Index, lost.Actor, lost.Seq, Time = lost.Time.ToString() }),
            Ended = restored.Ended.Select(ended => new { ended.Log, ended.After, ended.Entries, ended.Lost }),
        }, Output.Json) + "\n";

    private static string Text(Restored restored, BackupManifest manifest, string data, double took, bool compared)
    {
        var text = new StringBuilder();
        Line($"Restored {data} in {took} s. Everything that was acknowledged before {manifest.MadeAt} is there; the newest entry that is known of is of {restored.Newest}.");
        Line($"{restored.BroughtBack} entries after it stand whole again, {restored.Lost.Count} are lost: their leaves stand in the logs, what they said is gone.{(restored.KeysDestroyedAgain > 0 ? $" {restored.KeysDestroyedAgain} keys that were destroyed since were destroyed again." : "")}");
        foreach (var lost in restored.Lost.Take(MostInText))
            Line($"  {lost.Log} index {lost.Index}: {lost.Actor} seq {lost.Seq}, {lost.Time}");
        if (restored.Lost.Count > MostInText)
            Line($"  … and {restored.Lost.Count - MostInText} more; --json has all of them.");
        foreach (var ended in restored.Ended)
            Line($"  {ended.Log} ended: it could not be brought back to what was signed of it. {ended.Entries} entries are there and go on as {ended.After}; {(ended.Lost is { } gone ? $"{gone} that were signed are lost for all that is known" : "how many are lost nobody knows")}, and of those nothing is left.");
        if (!compared)
            Line($"NOT COMPARED with a copy of what was signed: how much is lost, and which keys were destroyed since, nobody knows.");
        Line($"Start the host on it. Nothing is decided or signed until two operators have seen this list and run: compliance incident close {restored.Incident} --reason …");
        return text.ToString();
        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }
}
