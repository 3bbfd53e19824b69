using System.Text.Json;
using ComplianceGrains.Cli.Terminal;

namespace ComplianceGrains.Cli.Tests.Histories;

public sealed class HistoryVerifyTests : IAsyncLifetime
{
    private WrittenHistory _history = null!;

    public async Task InitializeAsync() => _history = await WrittenHistory.WriteAsync();

    public Task DisposeAsync()
    {
        _history.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task An_untouched_history_is_valid_and_counted()
    {
        var (exit, output, error) = await VerifyAsync();
        Assert.Equal((ExitCode.Fine, ""), (exit, error));
        Assert.StartsWith("VALID\n", output, StringComparison.Ordinal);
        Assert.Contains("3 actors, 5 decisions, 4 commands", output, StringComparison.Ordinal);
        Assert.Contains($"{WrittenHistory.Log}: 4 entries, 4 under a signature, 4 signed heads, 1 drafts wait", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UPDATE stream SET name='customer/z' WHERE name='customer/a'", "exception/x#1", "the decision behind effect/customer/a#2/0 does not exist")]
    [InlineData("UPDATE stream SET head=2 WHERE name='customer/a'", "customer/a", "says it has 2 decisions; 3 are stored")]
    [InlineData("UPDATE command SET stream=2 WHERE command_id='key/prn-1/evidence'", "customer/a#3", "that caused it is not remembered")]
    [InlineData("UPDATE command SET command_id='key/prn-1/other' WHERE command_id='key/prn-1/evidence'", "customer/a#3", "that caused it is not remembered")]
    [InlineData("UPDATE command SET fingerprint=x'00' WHERE command_id='key/prn-1/evidence'", "customer/a#3", "fingerprint")]
    [InlineData("UPDATE command SET status=422 WHERE command_id='key/prn-1/evidence'", "customer/a#3", "was answered 422")]
    [InlineData("UPDATE command SET sequence=2 WHERE command_id='key/prn-1/evidence'", "customer/a#3", "remembered at sequence 2")]
    [InlineData("DELETE FROM command WHERE command_id='key/prn-1/evidence'", "customer/a#3", "that caused it is not remembered")]
    [InlineData("DELETE FROM decision WHERE stream=2", "customer/b", "says it has 1 decisions; 0 are stored")]
    [InlineData("UPDATE decision SET stream=9 WHERE stream=2", "customer/b", "no decision of the journal is seq 0 of this actor")]
    [InlineData("UPDATE decision SET sequence=7 WHERE stream=1 AND sequence=3", "customer/a#7", "this is the 3. decision")]
    [InlineData("UPDATE decision SET command_id='key/prn-1/evidence' WHERE stream=1 AND sequence=1", "customer/a#3", "was carried out twice")]
    [InlineData("UPDATE decision SET kind='customer.activated/1' WHERE stream=1 AND sequence=2", "index 1, customer/a#2", "the kind is customer.reviewed/1, in the journal customer.activated/1")]
    [InlineData("UPDATE decision SET recorded_at=recorded_at+1 WHERE stream=1 AND sequence=2", "index 1, customer/a#2", "the journal recorded it at")]
    [InlineData("UPDATE decision SET occurred_at=recorded_at+1 WHERE stream=1 AND sequence=2", "customer/a#2", "after it was recorded")]
    [InlineData("UPDATE decision SET log_seqs='[]' WHERE stream=1 AND sequence=2", "index 1, customer/a#2", "no decision of the journal is seq 1 of this actor")]
    [InlineData("UPDATE decision SET log_seqs='nonsense' WHERE stream=1 AND sequence=2", "customer/a", "cannot be read")]
    [InlineData("UPDATE decision SET ref='{}' WHERE stream=1 AND sequence=2", "index 1, customer/a#2", "its public reference is another")]
    [InlineData("UPDATE sealed SET cid='d2' WHERE stream=1 AND sequence=2", "index 1, customer/a#2", "it does not commit to compartment d2")]
    [InlineData("UPDATE log SET name='evidence.example.com/de/decisions'", "index 0", "the core is of another log")]
    [InlineData("UPDATE log SET size=3", WrittenHistory.Log, "says it has 3 entries; 4 are stored")]
    [InlineData("UPDATE log SET last_time=last_time+1", WrittenHistory.Log, "says its last time is")]
    [InlineData("UPDATE receipt SET note=replace(note, char(10)||'1'||char(10), char(10)||'2'||char(10)) WHERE stream=1 AND seq=1", "customer/a", "the receipt given of seq 1 does not verify")]
    [InlineData("UPDATE receipt SET note=(SELECT note FROM receipt WHERE stream=2) WHERE stream=1 AND seq=0", "customer/a", "the receipt given of seq 0 names another decision")]
    [InlineData("UPDATE receipt SET seq=8 WHERE stream=1 AND seq=0", "customer/a", "the receipt given of seq 8 is of no decision that can be read")]
    [InlineData("UPDATE receipt SET stream=9 WHERE stream=2", WrittenHistory.Log, "the receipt given of seq 0 is of no decision")]
    [InlineData("UPDATE receipt SET log=9 WHERE stream=2", "1 receipts", "belong to no log")]
    [InlineData("UPDATE draft SET bytes=CAST(replace(CAST(bytes AS TEXT), 'customer.reviewed/1', 'customer.reviewed/2') AS BLOB)", "customer/a", "the receipt given of seq 2 is of another draft than the log has")]
    [InlineData("UPDATE draft SET seq=5", "customer/a#3", "waits as seq 5 of this log and says seq 2")]
    [InlineData("UPDATE draft SET sequence=2", "customer/a#3", "the row is of decision 2")]
    [InlineData("UPDATE draft SET stream=2", "customer/b", "the core to another actor")]
    [InlineData("UPDATE draft SET bytes=x'7b7d'", "customer/a#3", "the draft of seq 2 cannot be read")]
    [InlineData("DELETE FROM draft", "customer/a#3", "its seq 2 of evidence.example.com/eu/decisions is neither an entry nor a draft there")]
    [InlineData("UPDATE entry SET idx=9 WHERE idx=3", WrittenHistory.Log, "4 are stored, 3 of them under an index")]
    [InlineData("UPDATE entry SET stream=2, seq=8 WHERE idx=1", "index 1, customer/b", "the core to another actor")]
    [InlineData("UPDATE entry SET sequence=1 WHERE idx=1", "index 1, customer/a#2", "the row is of decision 1")]
    [InlineData("UPDATE entry SET seq=7 WHERE idx=1", "index 1, customer/a#2", "the row says seq 7, the core 1")]
    [InlineData("UPDATE entry SET time=time+1 WHERE idx=1", "index 1, customer/a#2", "the row says time")]
    [InlineData("UPDATE entry SET core=x'7b7d' WHERE idx=1", "index 1, customer/a#2", "the leaf is not SHA-256(0x00 || core)")]
    [InlineData("UPDATE entry SET core=CAST(replace(CAST(core AS TEXT), '\"seq\":1', '\"seq\": 1') AS BLOB) WHERE idx=1", "index 1, customer/a#2", "CORE-CANONICAL")]
    [InlineData("UPDATE entry SET leaf=zeroblob(32) WHERE idx=1", "index 1, customer/a#2", "the leaf is not SHA-256(0x00 || core)")]
    [InlineData("DELETE FROM entry WHERE idx=1", "index 2", "the entry before it is missing: index 1 was to come")]
    [InlineData("DELETE FROM entry WHERE idx=3; UPDATE log SET size=3", WrittenHistory.Log, "size 4 was signed, and the log has only 3 entries")]
    [InlineData("UPDATE signed_head SET size=9 WHERE size=4", WrittenHistory.Log, "the signed head of size 9 says something else than its note")]
    [InlineData("UPDATE signed_head SET root=zeroblob(32) WHERE size=4", WrittenHistory.Log, "the signed head of size 4 says something else than its note")]
    [InlineData("UPDATE signed_head SET note=replace(note, '/eu/', '/de/') WHERE size=4", WrittenHistory.Log, "the signed head of size 4 does not verify")]
    public async Task Whatever_is_changed_is_named(string change, string where, string problem)
    {
        _history.Tamper(change);
        var (exit, output, _) = await VerifyAsync();
        Assert.Equal(ExitCode.NotFine, exit);
        Assert.Contains(output.Split('\n'), line => line.Contains(where, StringComparison.Ordinal) && line.Contains(problem, StringComparison.Ordinal));
    }

    [Fact]
    public async Task JSON_names_the_log_the_index_and_the_actor()
    {
        _history.Tamper("UPDATE entry SET leaf=zeroblob(32) WHERE idx=1");
        var (exit, output, _) = await VerifyAsync("--json");
        var fault = JsonDocument.Parse(output).RootElement.GetProperty("faults")[0];
        Assert.Equal(ExitCode.NotFine, exit);
        Assert.Equal((WrittenHistory.Log, 1, WrittenHistory.First), (fault.GetProperty("log").GetString(), fault.GetProperty("index").GetInt64(), fault.GetProperty("actor").GetString()));
    }

    [Fact]
    public async Task An_actors_history_is_printed_with_its_places_in_the_logs()
    {
        var (exit, output, _) = await VerifyAsync("--actor", WrittenHistory.First, "--json");
        var history = JsonDocument.Parse(output).RootElement.GetProperty("history");
        Assert.Equal(ExitCode.Fine, exit);
        Assert.Equal(["signed", "signed", "waiting"], history.EnumerateArray().Select(line => line.GetProperty("logs")[0].GetProperty("state").GetString()));
    }

    [Fact]
    public async Task An_actor_that_does_not_exist_is_wrong_use()
    {
        var (exit, _, error) = await VerifyAsync("--actor", "customer/nobody");
        Assert.Equal(ExitCode.WrongUse, exit);
        Assert.Contains("customer/nobody", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_without_a_history_cannot_be_checked_and_stays_empty()
    {
        var empty = Directory.CreateDirectory(Path.Combine(_history.Data, "empty")).FullName;
        var (exit, _, error) = await Compliance.Run("history", "verify", "--data", empty);
        Assert.Equal(ExitCode.CouldNotBeDone, exit);
        Assert.Contains("compliance.db", error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(empty));
    }

    [Fact]
    public async Task A_file_that_is_no_database_cannot_be_checked()
    {
        await File.WriteAllTextAsync(Path.Combine(_history.Data, "compliance.db"), new string('x', 8192));
        Assert.Equal(ExitCode.CouldNotBeDone, (await VerifyAsync()).Exit);
    }

    [Fact]
    public async Task A_key_that_is_not_the_firms_verifies_nothing()
    {
        using var other = Evidence.Keys.SigningKey.Create();
        var trust = Path.Combine(_history.Data, "other.vkey");
        await File.WriteAllTextAsync(trust, new Evidence.Notes.TrustFile([other.PublicKey(WrittenHistory.Log)]).ToString());
        var (exit, output, _) = await VerifyAsync("--key", trust);
        Assert.Equal(ExitCode.NotFine, exit);
        Assert.Contains("does not verify", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closed_history_is_read_without_leaving_a_file_beside_it()
    {
        var before = Directory.GetFiles(_history.Data);
        await VerifyAsync();
        Assert.Equal(before.Order(), Directory.GetFiles(_history.Data).Order());
    }

    private Task<(int Exit, string Output, string Error)> VerifyAsync(params string[] more) => Compliance.Run(["history", "verify", "--data", _history.Data, .. more]);
}
