using ComplianceGrains.Cli.Terminal;
using ComplianceGrains.Evidence.Keys;
using ComplianceGrains.Storage.Files.Secrets;

namespace ComplianceGrains.Cli.Tests.Keys;

/// <summary>Key files that take each other's places, step by step; what the host does in between: <c>KeyRotationTests</c>.</summary>
public sealed class KeysCommandTests : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("compliance-keys-").FullName;
    private readonly KeyFolder _keys;
    private readonly SigningKey _first = SigningKey.Create();

    public KeysCommandTests()
    {
        _keys = new KeyFolder(_data);
        PrivateFile.Write(_keys.Signing, System.Text.Encoding.ASCII.GetBytes(_first.ToPem()));
        PrivateFile.Write(_keys.Root, new byte[32]);
        File.WriteAllBytes(Path.Combine(_data, "compliance.db"), []);
    }

    public void Dispose()
    {
        _first.Dispose();
        Directory.Delete(_data, recursive: true);
    }

    [Fact]
    public async Task A_signing_key_that_is_not_stated_does_not_take_over()
    {
        Assert.Equal(ExitCode.Fine, await RotateAsync("signing"));
        var next = Id(_keys.NextSigning);

        Assert.Equal(ExitCode.NotFine, await RotateAsync("signing"));
        // Of a key that was prepared before this one.
        _keys.State("00000000");
        Assert.Equal(ExitCode.NotFine, await RotateAsync("signing"));

        Assert.Equal((_first.Id, next), (Id(_keys.Signing), Id(_keys.NextSigning)));
    }

    [Fact]
    public async Task One_that_is_stated_takes_over_and_all_that_signed_before_stay_known_the_first_one_first()
    {
        await RotateAsync("signing");
        var second = Id(_keys.NextSigning);
        _keys.State(second);
        Assert.Equal(ExitCode.Fine, await RotateAsync("signing"));
        Assert.Equal((second, false, null), (Id(_keys.Signing), File.Exists(_keys.NextSigning), _keys.Stated));
        await RotateAsync("signing");
        _keys.State(Id(_keys.NextSigning));
        // As if the process had ended between its two steps.
        var line = _first.PublicKey("signing").ToString();
        var before = Path.Combine(_data, "keys", "signing-before.vkey");
        await File.WriteAllTextAsync(before, $"{line}\n{SigningKey.FromPem(await File.ReadAllTextAsync(_keys.Signing)).PublicKey("signing")}\n");
        Assert.Equal(ExitCode.Fine, await RotateAsync("signing"));

        Assert.Equal([_first.Id, second], _keys.Before.Select(vkey => vkey.Split('+')[1]));
        Assert.Equal(_first.Id, _keys.FirstOf(Id(_keys.Signing)));
    }

    [Fact]
    public async Task Another_root_key_waits_for_the_host_and_is_made_once()
    {
        Assert.Equal(ExitCode.Fine, await RotateAsync("root"));
        var next = await File.ReadAllBytesAsync(_keys.NextRoot);
        Assert.Equal(ExitCode.Fine, await RotateAsync("root"));

        Assert.Equal(next, await File.ReadAllBytesAsync(_keys.NextRoot));
        Assert.Equal(new byte[32], await File.ReadAllBytesAsync(_keys.Root));
        Assert.NotEqual(new byte[32], next);
    }

    [Fact]
    public async Task Of_a_store_elsewhere_no_other_root_key_is_made_unless_it_can_be_seen_whether_a_silo_works_on_it()
    {
        File.Delete(Path.Combine(_data, "compliance.db"));

        var (exit, _, error) = await Compliance.Run("keys", "rotate", "root", "--data", _data);

        Assert.Equal((ExitCode.CouldNotBeDone, false), (exit, File.Exists(_keys.NextRoot)));
        Assert.Contains("--tables", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_hosts_that_start_together_the_second_finds_the_other_root_key_in_its_place()
    {
        await RotateAsync("root");
        var next = await File.ReadAllBytesAsync(_keys.NextRoot);

        _keys.UseNextRoot();
        _keys.UseNextRoot();

        Assert.Equal(next, await File.ReadAllBytesAsync(_keys.Root));
    }

    [Fact]
    public async Task Where_no_key_lies_none_is_made()
    {
        var (exit, _, error) = await Compliance.Run("keys", "rotate", "root", "--data", Path.Combine(_data, "elsewhere"));

        Assert.Equal((ExitCode.CouldNotBeDone, false), (exit, Directory.Exists(Path.Combine(_data, "elsewhere"))));
        Assert.Contains("name their versions in the settings of Keys", error, StringComparison.Ordinal);
    }

    private async Task<int> RotateAsync(string key) => (await Compliance.Run("keys", "rotate", key, "--data", _data)).Exit;

    private static string Id(string file)
    {
        using var key = SigningKey.FromPem(File.ReadAllText(file));
        return key.Id;
    }
}
