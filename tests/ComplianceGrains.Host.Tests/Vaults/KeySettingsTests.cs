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
    public void What_names_no_key_is_refused_by_its_name(string name, string? value)
    {
        var settings = new Dictionary<string, string?> { ["Signing"] = Signing, ["Root"] = Root, [name] = value };

        var refused = Assert.Throws<InvalidDataException>(() => Read([.. settings.Select(each => (each.Key, each.Value))]));

        Assert.Contains($"Keys:{name}", refused.Message, StringComparison.Ordinal);
    }

    private static KeySettings? Read(params (string Name, string? Value)[] settings) =>
        KeySettings.Read(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(each => KeyValuePair.Create($"Keys:{each.Name}", each.Value))).Build());
}
