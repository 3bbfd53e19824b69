using System.Security.Cryptography;
using System.Text;
using ComplianceGrains.Evidence;
using ComplianceGrains.Grains.Keys;

namespace ComplianceGrains.Host.Hosting;

/// <summary>The root key and the signing key of a single machine, generated at first start. In the cloud a key vault holds them.</summary>
internal sealed record LocalSecrets(RootKey Root, SigningKey Signing)
{
    /// <summary>Reads them from <c>keys/</c> in the data folder, or makes them.</summary>
    public static LocalSecrets Load(string data)
    {
        var root = PrivateFile.ReadOrCreate(Path.Combine(data, "keys", "root.key"), () => RandomNumberGenerator.GetBytes(32));
        var signing = PrivateFile.ReadOrCreate(Path.Combine(data, "keys", "signing.pem"), () =>
        {
            using var key = SigningKey.Create();
            return Encoding.ASCII.GetBytes(key.ToPem());
        });
        return new(new RootKey(root), SigningKey.FromPem(Encoding.ASCII.GetString(signing)));
    }
}
