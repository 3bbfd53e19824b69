using System.Security.Cryptography;
using System.Xml.Linq;
using ComplianceGrains.Grains.Keys;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption.ConfigurationModel;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace ComplianceGrains.Host.WebConsoles;

/// <summary>
/// The key that sessions and forms of the console are sealed with. It is derived from the root key and stands in no file: a
/// session outlives a restart and holds on every silo, and goes with the root key.
/// </summary>
internal sealed class SessionKey(KeyRing keys) : IXmlRepository
{
    private static readonly Guid Id = new("6c1f6a5e-0b6b-4f0e-9a53-5d2a3a1f7c01");

    public IReadOnlyCollection<XElement> GetAllElements() =>
    [
        new("key", new XAttribute("id", Id), new XAttribute("version", 1),
            new XElement("creationDate", "2020-01-01T00:00:00Z"), new XElement("activationDate", "2020-01-01T00:00:00Z"), new XElement("expirationDate", "2120-01-01T00:00:00Z"),
            new XElement("descriptor", new XAttribute("deserializerType", typeof(AuthenticatedEncryptorDescriptorDeserializer).AssemblyQualifiedName!),
                new XElement("descriptor",
                    new XElement("encryption", new XAttribute("algorithm", "AES_256_CBC")),
                    new XElement("validation", new XAttribute("algorithm", "HMACSHA256")),
                    new XElement("masterKey", new XElement("value", Convert.ToBase64String(HKDF.Expand(HashAlgorithmName.SHA256, keys.Mac("console/sessions"), 64, "master"u8.ToArray()))))))),
    ];

    public void StoreElement(XElement element, string friendlyName) => throw new NotSupportedException("The key is derived; no other one is made.");
}
