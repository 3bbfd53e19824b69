using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using ComplianceGrains.Cli.Histories;
using ComplianceGrains.Cli.Terminal;
using ComplianceGrains.Evidence.Envelopes;
using ComplianceGrains.Evidence.Keys;
using ComplianceGrains.Storage.Files.Moves;
using ComplianceGrains.Storage.Files.Secrets;
using ComplianceGrains.Storage.Sqlite;
using ComplianceGrains.Storage.Sqlite.Backups;
using NodaTime;

namespace ComplianceGrains.Cli.Backups;

/// <summary><c>compliance backup --data DIR --to DIR --keys DIR</c>: of a host that runs or not, in two parts.</summary>
internal static class BackupCommand
{
    /// <summary>What refers to something is copied before what it refers to: whatever a copied decision names was there before it.</summary>
    private static readonly string[] Databases = ["compliance.db", "blobs.db", "incidents.db"];

    private static readonly string[] Secrets = [.. KeyFolder.Secrets, "sandbox.json"];

    public static Command Create()
    {
        var data = new Option<string>("--data") { Description = "The data folder of a host that runs, was stopped or was killed.", Required = true };
        var to = new Option<string>("--to") { Description = "Where histories, logs and files go: nothing sealed in it opens without the other part.", Required = true };
        var keys = new Option<string>("--keys") { Description = "Where the keys go: another medium, kept by others. Whoever has both parts can read everything.", Required = true };
        var recipient = new Option<string?>("--recipient") { Description = "A certificate (PEM, RSA): every file of both parts is encrypted to it, as FILE.p7m (CMS)." };
        var json = new Option<bool>("--json") { Description = "Write what was done as JSON." };
        var command = new Command("backup", "Copy a data folder as it is at one moment, beside a running host; restore it with `compliance restore`.") { data, to, keys, recipient, json };
        command.SetAction((parsed, cancellation) => RunAsync(
            parsed.GetRequiredValue(data), parsed.GetRequiredValue(to), parsed.GetRequiredValue(keys), parsed.GetValue(recipient), parsed.GetValue(json), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string data, string to, string keys, string? recipient, bool json, CancellationToken cancellation)
    {
        try
        {
            var begun = SystemClock.Instance.GetCurrentInstant();
            var manifest = await MakeAsync(data, to, keys, recipient, begun, cancellation);
            if (json)
                Output.Line(manifest);
            else
                Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"Backed up {data} as of {begun}: {manifest.Logs.Count} logs with {manifest.Logs.Sum(log => log.Size)} entries.\n  data  {to}\n  keys  {keys}\nKeep the two apart, and the copy of what is signed ({data}-anchors, or where --anchors has it) where neither is lost with the machine."));
            return ExitCode.Fine;
        }
        catch (Exception failure) when (failure is InvalidDataException or UnauthorizedAccessException or IOException or CryptographicException)
        {
            Console.Error.WriteLine(failure.Message);
            return ExitCode.CouldNotBeDone;
        }
    }

    private static async Task<BackupManifest> MakeAsync(string data, string to, string keys, string? recipient, Instant begun, CancellationToken cancellation)
    {
        if (Holds(to, keys) || Holds(keys, to) || Holds(data, to) || Holds(data, keys))
            throw new IOException($"The two parts lie in one another, or in the data folder: whoever finds {to} could read everything. Give --to and --keys folders of their own, on different media.");
        if (recipient is null)
            return await MakeAsync(data, to, keys, begun, cancellation);
        using var certificate = Envelope.Recipient(await File.ReadAllTextAsync(recipient, cancellation), begun.ToDateTimeOffset());
        return await EncryptedParts.MakeAsync(data, to, keys, certificate, (ofData, ofKeys) => MakeAsync(data, ofData, ofKeys, begun, cancellation), cancellation);
    }

    private static async Task<BackupManifest> MakeAsync(string data, string to, string keys, Instant begun, CancellationToken cancellation)
    {
        var secrets = new KeyFolder(data);
        if (MovedFolder.Whereto(data) is { } whereto)
            throw new IOException($"{data} was moved to {whereto}. What was restored from a backup of it would go on with the history that goes on there.");
        RefuseRotation(File.Exists(secrets.NextRoot));
        PrivateFolder.Make(to);
        PrivateFolder.Make(keys);
        foreach (var database in Databases.Where(name => File.Exists(Path.Combine(data, name)) || name == Databases[0]))
            Copy(data, to, database);
        var root = File.Exists(secrets.Root) ? await File.ReadAllBytesAsync(secrets.Root, cancellation) : [];
        Copy(data, keys, "keys.db");
        foreach (var secret in Secrets.Where(name => File.Exists(Path.Combine(data, name))))
            PrivateFolder.Copy(Path.Combine(data, secret), Path.Combine(keys, secret));
        foreach (var key in Directory.EnumerateFiles(Path.Combine(data, "keys"), "*.vkey"))
            PrivateFolder.Copy(key, Path.Combine(keys, "keys", Path.GetFileName(key)));

        var now = root.Length > 0 ? await File.ReadAllBytesAsync(secrets.Root, cancellation) : [];
        RefuseRotation(File.Exists(secrets.NextRoot) || !root.SequenceEqual(now));

        cancellation.ThrowIfCancellationRequested();
        var logs = await LogsAsync(to, cancellation);
        var manifest = new BackupManifest(1, begun.ToString(), FirstKey(keys), logs, Files(to), Files(keys));
        manifest.Write(to);
        manifest.Write(keys);
        return manifest;
    }

    /// <summary>Rows wrapped under one root key beside another one could not be opened by anybody.</summary>
    private static void RefuseRotation(bool isUnderWay)
    {
        if (isUnderWay)
            throw new IOException("Another root key is taking the place of the present one. Start the host, wait until it is ready, and make the backup again.");
    }

    private static bool Holds(string folder, string other) =>
        $"{Path.GetFullPath(other)}{Path.DirectorySeparatorChar}".StartsWith($"{Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))}{Path.DirectorySeparatorChar}", StringComparison.Ordinal);

    private static void Copy(string from, string to, string database)
    {
        SqliteCopy.Make(Path.Combine(from, database), Path.Combine(to, database));
        PrivateFolder.Close(Path.Combine(to, database));
    }

    private static async Task<IReadOnlyList<BackedUpLog>> LogsAsync(string folder, CancellationToken cancellation)
    {
        using var history = SqliteHistory.Open(folder);
        var logs = new List<BackedUpLog>();
        foreach (var name in await history.Logs.NamesAsync(cancellation))
        {
            var head = await history.Logs.HeadAsync(name, cancellation);
            logs.Add(new BackedUpLog(name, head.Size, (await history.Logs.SignedHeadAsync(name, cancellation))?.Size ?? 0, head.LastTime));
        }

        return logs;
    }

    private static string FirstKey(string folder)
    {
        var secrets = new KeyFolder(folder);
        if (!File.Exists(secrets.Signing))
            throw new IOException($"There is no {Path.GetFileName(secrets.Signing)} in the data folder's keys: nothing could go on from this backup.");
        using var key = SigningKey.FromPem(File.ReadAllText(secrets.Signing));
        return secrets.FirstOf(key.Id);
    }

    private static List<BackedUpFile> Files(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal).Select(path => BackupManifest.Of(folder, path)),
    ];
}
