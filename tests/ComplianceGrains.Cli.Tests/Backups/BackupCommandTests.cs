using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using ComplianceGrains.Cli.Terminal;
using ComplianceGrains.Cli.Tests.Histories;
using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Entries;
using ComplianceGrains.Evidence.Keys;
using ComplianceGrains.Evidence.Notes;
using ComplianceGrains.Storage.Anchors;
using ComplianceGrains.Storage.Files.Anchors;
using ComplianceGrains.Storage.Files.Moves;
using ComplianceGrains.Storage.Files.Secrets;
using ComplianceGrains.Storage.Sqlite;

namespace ComplianceGrains.Cli.Tests.Backups;

/// <summary>A backup is made beside a store that is open, and is restored only if it is whole, unchanged and of the log that was signed.</summary>
public sealed partial class BackupCommandTests : IAsyncLifetime
{
    private readonly string _place = Directory.CreateTempSubdirectory("compliance-backups-").FullName;
    private WrittenHistory _history = null!;

    private string To => Path.Combine(_place, "data-part");

    private string Keys => Path.Combine(_place, "keys-part");

    private string Copies => Path.Combine(_place, "copies");

    private string New => Path.Combine(_place, "new");

    public async Task InitializeAsync()
    {
        _history = await WrittenHistory.WriteAsync();
        await File.WriteAllTextAsync(Path.Combine(_history.Data, "keys", "signing.pem"), _history.SigningPem);
        await File.WriteAllBytesAsync(Path.Combine(_history.Data, "keys", "root.key"), new byte[32]);
        await CopyOutsideAsync(entry => entry);
    }

    public Task DisposeAsync()
    {
        _history.Dispose();
        Directory.Delete(_place, recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task While_another_root_key_takes_the_place_of_the_present_one_no_backup_is_made()
    {
        await File.WriteAllBytesAsync(new KeyFolder(_history.Data).NextRoot, new byte[32]);

        var (exit, _, error) = await Compliance.Run("backup", "--data", _history.Data, "--to", To, "--keys", Keys);

        Assert.Equal(ExitCode.CouldNotBeDone, exit);
        Assert.Contains("Another root key is taking the place", error, StringComparison.Ordinal);
        Assert.Equal((false, false), (Directory.Exists(To), Directory.Exists(Keys)));
    }

    [Fact]
    public async Task Of_a_folder_that_has_moved_no_backup_is_made()
    {
        MovedFolder.Mark(_history.Data, "a store on Azure");

        var (exit, _, error) = await Compliance.Run("backup", "--data", _history.Data, "--to", To, "--keys", Keys);

        Assert.Equal(ExitCode.CouldNotBeDone, exit);
        Assert.Contains("was moved to a store on Azure", error, StringComparison.Ordinal);
        Assert.Equal((false, false), (Directory.Exists(To), Directory.Exists(Keys)));
    }

    [Fact]
    public async Task One_from_before_a_move_is_not_restored_beside_the_store_that_goes_on()
    {
        await BackUpAsync();
        using var key = SigningKey.FromPem(_history.SigningPem);
        MovedFolder.Mark(Path.Combine(Copies, key.Id), "a store on Azure");

        foreach (var further in new string[][] { [], ["--without-copy"] })
        {
            var (exit, _, error) = await RestoreAsync(further);

            Assert.Equal(ExitCode.CouldNotBeDone, exit);
            Assert.Contains("goes on in a store on Azure", error, StringComparison.Ordinal);
            Assert.False(Directory.Exists(New), "a data folder was made");
        }
    }

    [Fact]
    public async Task A_backup_of_a_folder_in_use_is_restored_to_what_it_was()
    {
        using (SqliteStore.Open(_history.Data))
            await BackUpAsync();

        var (exit, output, error) = await RestoreAsync("--json");

        Assert.True(exit == ExitCode.Fine, error);
        Assert.Equal((0, 0), ((int)JsonNode.Parse(output)!["keysDestroyedAgain"]!, JsonNode.Parse(output)!["lost"]!.AsArray().Count));
        using var restored = SqliteHistory.Open(New);
        Assert.Equal(3, (await restored.Journal.ReadAsync(WrittenHistory.First)).Count);
        Assert.Equal(4, (await restored.Logs.HeadAsync(WrittenHistory.Log)).Size);
        Assert.Equal(_history.SigningPem, await File.ReadAllTextAsync(Path.Combine(New, "keys", "signing.pem")));
        if (OperatingSystem.IsWindows())
            return;
        foreach (var file in Directory.EnumerateFiles(_place, "*", SearchOption.AllDirectories))
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public async Task One_that_was_made_after_another_key_took_over_is_restored_with_the_copy_of_the_first()
    {
        using var first = SigningKey.FromPem(_history.SigningPem);
        using var later = SigningKey.Create();
        await File.WriteAllTextAsync(Path.Combine(_history.Data, "keys", "signing-before.vkey"), $"{first.PublicKey("signing")}\n");
        await File.WriteAllTextAsync(Path.Combine(_history.Data, "keys", "signing.pem"), later.ToPem());
        await BackUpAsync();

        var (exit, _, error) = await RestoreAsync();

        Assert.True(exit == ExitCode.Fine, error);
        Assert.Equal(later.ToPem(), await File.ReadAllTextAsync(Path.Combine(New, "keys", "signing.pem")));
        Assert.True(File.Exists(Path.Combine(New, "keys", "signing-before.vkey")));
    }

    [Fact]
    public async Task Entries_that_were_signed_after_it_are_lost_by_name_and_the_text_says_what_to_do()
    {
        await BackUpAsync();
        // Of the database that was backed up the last two entries go: as if it had been copied before them.
        Tamper("DELETE FROM entry WHERE idx>=2; UPDATE log SET size=2, last_time=(SELECT time FROM entry WHERE idx=1); DELETE FROM signed_head WHERE size>2; DELETE FROM stated_head; DELETE FROM head_range");

        var (exit, output, error) = await RestoreAsync();

        Assert.True(exit == ExitCode.Fine, error);
        Assert.Contains("2 are lost", output, StringComparison.Ordinal);
        Assert.Matches(@"in [0-9.]+ s\. Everything that was acknowledged before [0-9T:.-]+Z is there; the newest entry that is known of is of [0-9T:.-]+Z", output);
        Assert.Contains($"{WrittenHistory.Log} index 2: ", output, StringComparison.Ordinal);
        Assert.Matches("compliance incident close inc-[0-9a-f]{20} --reason", output);
    }

    [Theory]
    [InlineData("cut", "bytes, and the manifest says")]
    [InlineData("byte", "is not the file that was backed up")]
    [InlineData("missing", "is missing: the backup is not whole")]
    [InlineData("unfinished", "or the backup was not finished")]
    [InlineData("other-keys", "are of different backups")]
    [InlineData("other-log", "the backup is of another log")]
    [InlineData("copy-cut", "the copy is of another log, or was cut")]
    [InlineData("no-copy", "say --without-copy if it is lost")]
    [InlineData("not-empty", "is not empty: it holds 'somebody'")]
    public async Task What_is_not_right_is_refused_with_a_sentence_and_leaves_nothing(string fault, string sentence)
    {
        await BackUpAsync();
        var database = Path.Combine(To, "compliance.db");
        switch (fault)
        {
            case "cut":
                await File.WriteAllBytesAsync(database, (await File.ReadAllBytesAsync(database))[..^1]);
                break;
            case "byte":
                var bytes = await File.ReadAllBytesAsync(database);
                bytes[^1] ^= 1;
                await File.WriteAllBytesAsync(database, bytes);
                break;
            case "missing":
                File.Delete(Path.Combine(Keys, "keys", "root.key"));
                break;
            case "unfinished":
                File.Delete(Path.Combine(Keys, "manifest.json"));
                break;
            case "other-keys":
                await File.AppendAllTextAsync(Path.Combine(Keys, "manifest.json"), " ");
                break;
            case "other-log":
                await CopyOutsideAsync(entry => entry.Index == 1 ? entry with { Leaf = new byte[32] } : entry);
                break;
            case "copy-cut":
                await CopyOutsideAsync(entry => entry.Index < 2 ? entry : null);
                break;
            case "no-copy":
                Directory.Delete(Copies, recursive: true);
                break;
            default:
                Directory.CreateDirectory(New);
                await File.WriteAllTextAsync(Path.Combine(New, "somebody"), "'s");
                break;
        }

        var (exit, output, error) = await RestoreAsync();

        Assert.Equal((ExitCode.CouldNotBeDone, ""), (exit, output));
        Assert.Contains(sentence, error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(New, "compliance.db")), "a data folder was made");
        Assert.False(Directory.Exists($"{New}.restoring"), "something was left behind");
    }

    [Fact]
    public async Task Without_the_copy_logs_end_and_others_go_on_from_what_is_there()
    {
        await BackUpAsync();
        Directory.Delete(Copies, recursive: true);
        using var key = SigningKey.FromPem(_history.SigningPem);
        var held = Path.Combine(_place, "held");
        Directory.CreateDirectory(held);
        await File.WriteAllTextAsync(Path.Combine(held, "note.txt"), "Nothing that anybody signed.");
        Assert.Contains("holds no checkpoint", (await RestoreAsync("--without-copy", "--heads", held)).Error, StringComparison.Ordinal);
        await File.WriteAllBytesAsync(Path.Combine(held, "checkpoint"), new Checkpoint(WrittenHistory.Log, 9, Digest.Random()).Sign(key).ToBytes());

        var (exit, output, error) = await RestoreAsync("--without-copy", "--heads", held);

        Assert.True(exit == ExitCode.Fine, error);
        Assert.Contains($"{WrittenHistory.Log} ended: it could not be brought back to what was signed of it. 4 entries are there and go on as evidence.example.com/eu.2/decisions; 5 that were signed are lost", output, StringComparison.Ordinal);
        using var restored = SqliteHistory.Open(New);
        Assert.Equal(4, (await restored.Logs.HeadAsync("evidence.example.com/eu.2/decisions")).Size);
        Assert.All((await restored.Journal.ReadAsync(WrittenHistory.First)).SelectMany(decision => decision.Logs), position => Assert.Equal("evidence.example.com/eu.2/decisions", position.Log));
    }

    [SkippableFact]
    public async Task Parts_that_are_encrypted_to_a_recipient_are_opened_with_openssl_and_restored()
    {
        Skip.If(OperatingSystem.IsWindows(), "The commands are those of a shell.");
        using var key = RSA.Create(2048);
        var now = DateTimeOffset.UtcNow;
        using var certificate = new CertificateRequest("CN=Vault", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        await File.WriteAllTextAsync(Path.Combine(_place, "recipient.pem"), certificate.ExportCertificatePem());
        await File.WriteAllTextAsync(Path.Combine(_place, "recipient.key"), key.ExportPkcs8PrivateKeyPem());

        var (made, _, complaint) = await Compliance.Run("backup", "--data", _history.Data, "--to", To, "--keys", Keys, "--recipient", Path.Combine(_place, "recipient.pem"));

        Assert.True(made == ExitCode.Fine, complaint);
        Assert.All(Directory.EnumerateFiles(To, "*", SearchOption.AllDirectories).Concat(Directory.EnumerateFiles(Keys, "*", SearchOption.AllDirectories)), file => Assert.EndsWith(".p7m", file, StringComparison.Ordinal));
        Assert.False(Directory.Exists(Path.Combine(_history.Data, "backup.making")), "what was not encrypted was left behind");
        var secret = (await File.ReadAllTextAsync(Path.Combine(_history.Data, "keys", "signing.pem"))).Split('\n')[1];
        Assert.DoesNotContain(secret, System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(Path.Combine(Keys, "keys", "signing.pem.p7m"))), StringComparison.Ordinal);
        Assert.Contains("is encrypted", (await RestoreAsync()).Error, StringComparison.Ordinal);

        using var shell = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("bash", ["-c", "set -e; find data-part keys-part -name '*.p7m' | while read -r file; do openssl cms -decrypt -binary -inform DER -in \"$file\" -inkey recipient.key -out \"${file%.p7m}\"; rm \"$file\"; done"]) { WorkingDirectory = _place })!;
        await shell.WaitForExitAsync();
        Assert.Equal(0, shell.ExitCode);
        var (exit, output, error) = await RestoreAsync("--json");
        Assert.True(exit == ExitCode.Fine, error);
        Assert.Empty(JsonNode.Parse(output)!["lost"]!.AsArray());
    }

    [Fact]
    public async Task The_two_parts_never_lie_in_one_another()
    {
        var (exit, _, error) = await Compliance.Run("backup", "--data", _history.Data, "--to", To, "--keys", Path.Combine(To, "keys"));

        Assert.Equal(ExitCode.CouldNotBeDone, exit);
        Assert.Contains("on different media", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(To));
    }

    private async Task BackUpAsync()
    {
        var (exit, _, error) = await Compliance.Run("backup", "--data", _history.Data, "--to", To, "--keys", Keys);
        Assert.True(exit == ExitCode.Fine, error);
    }

    private Task<(int Exit, string Output, string Error)> RestoreAsync(params string[] further) =>
        Compliance.Run(["restore", "--from", To, "--keys", Keys, "--data", New, "--anchors", Copies, .. further]);

    /// <summary>Changes the backed-up database and says so in the manifests: a backup made at another moment.</summary>
    private void Tamper(string sql)
    {
        var file = Path.Combine(To, "compliance.db");
        var before = ComplianceGrains.Cli.Backups.BackupManifest.Of(To, "compliance.db");
        using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={file};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // every text is a constant of the tests
            command.CommandText = sql;
#pragma warning restore CA2100
            command.ExecuteNonQuery();
        }

        var after = ComplianceGrains.Cli.Backups.BackupManifest.Of(To, "compliance.db");
        foreach (var manifest in new[] { Path.Combine(To, "manifest.json"), Path.Combine(Keys, "manifest.json") })
            File.WriteAllText(manifest, File.ReadAllText(manifest).Replace(before.Sha256, after.Sha256, StringComparison.Ordinal).Replace($"\"bytes\": {before.Bytes}", $"\"bytes\": {after.Bytes}", StringComparison.Ordinal));
    }

    private async Task CopyOutsideAsync(Func<AnchoredEntry, AnchoredEntry?> change)
    {
        if (Directory.Exists(Copies))
            Directory.Delete(Copies, recursive: true);
        using var key = SigningKey.FromPem(_history.SigningPem);
        using var store = SqliteHistory.Open(_history.Data);
        using var anchors = new AnchorFolder(Copies, key.Id);
        foreach (var head in await store.Audit.SignedHeadsAsync(WrittenHistory.Log))
            await foreach (var entry in store.Logs.ReadAsync(WrittenHistory.Log, head.Size - 1, head.Size))
                if (change(new AnchoredEntry(entry.Index, entry.Leaf, Core.Parse(entry.Core).Draft.Actor, entry.Seq, entry.Time, null)) is { } kept)
                    await anchors.AppendAsync(new AnchoredPart(WrittenHistory.Log, [kept], new AnchoredHead(head.Size, head.Root, head.Note)));
    }
}
