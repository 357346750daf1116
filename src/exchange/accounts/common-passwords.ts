/**
 * Passwords of twelve letters and more that everybody thinks of first, without case and punctuation.
 * Shorter ones are refused anyway, so the lists that go around leave few.
 */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
  `password1234 password12345 password123456 passwordpassword password2024 password2025 password2026
   password2027 passw0rd1234 passw0rdpassw0rd changeme1234 changemechangeme changemenow1 changemeplease
   letmein12345 letmeinletmein welcome12345 welcomewelcome welcome2024 welcome12024 welcome2025
   welcome2026 administrator administrator1 admin1234567 adminadminadmin administrator123 iloveyou1234
   iloveyouforever iloveyouiloveyou qwerty123456 qwertyuiop123 qwerty1234567 qwertyqwerty qwertyuiopasdf
   1q2w3e4r5t6y 1qaz2wsx3edc 1qaz2wsx3edc4rfv q1w2e3r4t5y6 zaq12wsxcde3 asdfghjkl123 asdfasdfasdf
   abc123456789 abcd12345678 abcdef123456 abc123abc123 a1b2c3d4e5f6 aa1234567890 123456789abc
   123456123456 123123123123 111111222222 112233445566 121212121212 123454321234 098765432109
   football1234 baseball1234 basketball1 basketball12 superman1234 batmanbatman starwars1234 princess1234
   sunshine1234 dragondragon monkeymonkey shadowshadow masterpassword mypassword12 mypassword123
   thisismypassword thepassword1 correcthorsebatterystaple trustno1trustno1 supersecret1 topsecret123
   secretsecret secretpassword testtesttest test12345678 testing12345 temporary123 temppassword
   temp12345678 default12345 guestguestguest computer1234 internet1234 whatever1234 blink182blink
   michaeljordan jordan232323 liverpool123 manchester1 chelseachelsea americanpie1 unitedstates1
   summer202424 summer2025summer winter2025winter spring2026spring autumn2026autumn schoolschool
   school123456 teacher12345 teacherteacher student12345 education123 migrant12345 migranteducation
   exchange1234 nearmatch123 nearmatchnearmatch msixmsixmsix msix12345678 texas1234567 california123`
    .split(/\s+/)
    .filter((word) => word !== ''),
)
