using System.CommandLine;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using ComplianceGrains.Cli.Envelopes;
using ComplianceGrains.Cli.Exports;
using ComplianceGrains.Cli.Terminal;

namespace ComplianceGrains.Cli.Tests.Exports;

public sealed class ExportVerify : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

    [SkippableFact]
    public void A_valid_package_gives_0_and_the_redacted_fields_with_their_rules()
    {
        var (code, output, _) = Run("export", "verify", Golden("golden.zip"), "--key", Golden("trust.vkey"), "--pin", Golden("pin-de-decisions.checkpoint"));
        Assert.Equal(ExitCode.Fine, code);
        Assert.StartsWith("VALID\n", output, StringComparison.Ordinal);
        Assert.Contains("ownerDob: SUP-1 birth-date (7 times)", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Warning", output, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void JSON_has_the_same_figures()
    {
        var (code, output, _) = Run("export", "verify", Golden("golden.zip"), "--key", Golden("trust.vkey"), "--json");
        var report = JsonDocument.Parse(output).RootElement;
        Assert.Equal(ExitCode.Fine, code);
        Assert.True(report.GetProperty("valid").GetBoolean());
        Assert.Equal(31, report.GetProperty("entries").GetInt64());
        Assert.Equal(75, report.GetProperty("fields").GetProperty("redacted").GetInt64());
    }

    [SkippableFact]
    public void An_invalid_package_gives_1_and_the_code()
    {
        var zip = File.ReadAllBytes(Golden("golden.zip"));
        var changed = Write("changed.zip", [.. zip, 0]);
        var (code, output, _) = Run("export", "verify", changed, "--key", Golden("trust.vkey"));
        Assert.Equal(ExitCode.NotFine, code);
        Assert.StartsWith("INVALID ZIP-FORM", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_trust_file_it_is_wrong_use() =>
        Assert.Equal("Option '--key' is required.", Assert.Single(Root().Parse(["export", "verify", "x.zip"]).Errors).Message);

    [SkippableFact]
    public void A_trust_file_that_is_none_could_not_be_used()
    {
        var (code, _, errors) = Run("export", "verify", Golden("golden.zip"), "--key", Write("trust.vkey", "nonsense\n"u8.ToArray()));
        Assert.Equal(ExitCode.CouldNotBeDone, code);
        Assert.Contains("line 1", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_package_is_encrypted_to_its_recipient_and_to_nobody_who_cannot_open_it()
    {
        using var key = RSA.Create(2048);
        var now = DateTimeOffset.UtcNow;
        using var recipient = new CertificateRequest("CN=Supervisor", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        var (package, certificate) = (Write("package.zip", [1, 2, 3]), Write("recipient.pem", Encoding.ASCII.GetBytes(recipient.ExportCertificatePem())));

        var (code, output, errors) = await Compliance.Run("export", "encrypt", package, "--to", certificate);

        Assert.True(code == ExitCode.Fine, errors);
        Assert.Equal($"{package}.p7m\n", output);
        var opened = new EnvelopedCms();
        opened.Decode(await File.ReadAllBytesAsync($"{package}.p7m"));
        opened.Decrypt([recipient]);
        Assert.Equal([1, 2, 3], opened.ContentInfo.Content);
        // What is cut off never gets the name of what is whole.
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => EncryptedFile.WriteAsync(recipient, package, $"{package}.cut", new CancellationToken(canceled: true)));
        Assert.False(File.Exists($"{package}.cut"), "half a file has the name of a whole one");
        // Nothing is written over, and nothing is made for who is no recipient.
        Assert.Equal(ExitCode.CouldNotBeDone, (await Compliance.Run("export", "encrypt", package, "--to", certificate)).Exit);
        Assert.Equal(ExitCode.CouldNotBeDone, (await Compliance.Run("export", "encrypt", certificate, "--to", package)).Exit);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static RootCommand Root() => new("test") { ExportCommand.Create() };

    private static (int Code, string Output, string Errors) Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var code = Root().Parse(arguments).Invoke(new InvocationConfiguration { Output = output, Error = errors, EnableDefaultExceptionHandler = false });
        return (code, output.ToString(), errors.ToString());
    }

    private string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private static string Golden(string name)
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var path = Path.Combine(at.FullName, "shared", "evidence-golden", name);
            if (File.Exists(path))
                return path;
        }
        throw new SkipException("The golden package is not beside the repository.");
    }
}
