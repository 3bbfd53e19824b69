using ComplianceGrains.Host.Settings;
using Microsoft.Extensions.Configuration;

namespace ComplianceGrains.Host.Tests.Vaults;

public sealed class KeySettingsTests
{
    private const string Signing = "https://firm.vault.azure.net/keys/signing/6f0c2a51";
    private const string Root = "https://firm.vault.azure.net/keys/root/1b7d14d0";

    [Fact]
    public void Without_settings_the_keys_are_files() => Assert.Null(Read());

    [Fact]
    public void Keys_are_named_with_their_version()
    {
        var keys = Read(("Signing", Signing), ("Root", Root))!;

        Assert.Equal((new Uri(Signing), new Uri(Root), null), (keys.Signing, keys.Root, keys.Scope));
    }

    [Fact]
    public void Those_that_signed_and_wrapped_before_are_named_in_their_order()
    {
        var keys = Read(("Signing", $"{Signing}3"), ("SigningBefore:0", Signing), ("SigningBefore:1", $"{Signing}2"), ("SigningNext", $"{Signing}4"), ("Root", Root), ("RootBefore", $"{Root}2"))!;

        Assert.Equal([new Uri(Signing), new Uri($"{Signing}2")], keys.SigningBefore);
        Assert.Equal((new Uri($"{Signing}4"), new Uri($"{Root}2")), (keys.SigningNext, keys.RootBefore));
    }

    [Theory]
    [InlineData("Signing", null)]
    [InlineData("Root", null)]
    [InlineData("Root", "http://firm.vault.azure.net/keys/root/1b7d14d0")]
    [InlineData("Root", "https://firm.vault.azure.net/keys/root")]
    [InlineData("Root", "https://firm.vault.azure.net/keys/root/")]
    [InlineData("Root", "https://firm.vault.azure.net/keys/root/1b7d14d0/wrapkey")]
    [InlineData("Root", "https://firm.vault.azure.net/secrets/root/1b7d14d0")]
    [InlineData("Root", "https://firm.vault.azure.net/keys/root/1b7d14d0?api-version=7.4")]
    [InlineData("Root", "root")]
    [InlineData("CertificateAuthority", "/there/is/none.pem")]
    [InlineData("Singing", Signing)]
    [InlineData("SigningBefore:0", "signing")]
    [InlineData("RootBefore", "root")]
    public void What_names_no_key_is_refused_by_its_name(string name, string? value)
    {
        var settings = new Dictionary<string, string?> { ["Signing"] = Signing, ["Root"] = Root, [name] = value };

        var refused = Assert.Throws<InvalidDataException>(() => Read([.. settings.Select(each => (each.Key, each.Value))]));

        Assert.Contains($"Keys:{name}", refused.Message, StringComparison.Ordinal);
    }

    private static KeySettings? Read(params (string Name, string? Value)[] settings) =>
        KeySettings.Read(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(each => KeyValuePair.Create($"Keys:{each.Name}", each.Value))).Build());
}
