using System.Security.Cryptography.X509Certificates;
using ComplianceGrains.Evidence.Verifying;

namespace ComplianceGrains.Evidence.Tests;

/// <summary>RFC 3161 tokens made by openssl, as a time-stamping authority makes them.</summary>
public class TimeStamps
{
    // A root, an authority below it, and its answer to a request with a nonce and for certificates.
    private const string Script = """
        set -e
        openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout root.key -out root.pem -days 3650 -subj /CN=root -addext basicConstraints=critical,CA:true
        openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout tsa.key -out tsa.csr -subj /CN=tsa
        printf 'extendedKeyUsage=critical,timeStamping\nbasicConstraints=CA:false\n' > tsa.ext
        openssl x509 -req -in tsa.csr -CA root.pem -CAkey root.key -CAcreateserial -out tsa.pem -days 3650 -extfile tsa.ext
        printf '[tsa]\ndefault_tsa=t\n[t]\nserial=serial\nsigner_digest=sha256\ndefault_policy=1.2.3\ndigests=sha256\ness_cert_id_alg=sha256\n' > tsa.cnf
        openssl ts -query -data checkpoint -sha256 -cert -out query
        openssl ts -reply -config tsa.cnf -queryfile query -signer tsa.pem -inkey tsa.key -out checkpoint.tsr
        """;

    [SkippableFact]
    public async Task A_token_of_a_trusted_authority_anchors_and_one_over_something_else_does_not()
    {
        Shell.Needs("openssl");
        var firm = Histories.Small();
        firm.Decide("de", "a");
        var package = new UnpackedPackage(await Histories.ExportSmallAsync(firm));
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            string In(string file) => Path.Combine(folder.FullName, file);
            await File.WriteAllBytesAsync(In("checkpoint"), package.Files["data/de/decisions/checkpoint"]);
            var (code, output) = Shell.Run(folder.FullName, Script);
            Assert.True(code == 0, output);
            using var root = X509CertificateLoader.LoadCertificateFromFile(In("root.pem"));
            var trusted = new VerifierOptions { TimestampRoots = [root] };

            package.Files["data/de/decisions/checkpoint.tsr"] = await File.ReadAllBytesAsync(In("checkpoint.tsr"));
            var report = firm.Verify(package.Sealed(firm), trusted);
            Assert.Equal("VALID", report.ToString());
            Assert.Empty(report.Warnings);

            package.Files["data/de/lifecycle/checkpoint.tsr"] = package.Files["data/de/decisions/checkpoint.tsr"];
            Assert.Equal("TSA", firm.Verify(package.Sealed(firm), trusted).Code);
            package.Files.Remove("data/de/lifecycle/checkpoint.tsr");
            package.Files["data/de/decisions/checkpoint.tsr"][^1] ^= 1;
            Assert.Equal("TSA", firm.Verify(package.Sealed(firm), trusted).Code);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
